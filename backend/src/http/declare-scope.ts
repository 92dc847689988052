import type { FastifyInstance } from 'fastify';
import type { Scope } from '../kernel/principal.ts';

/** Declares a scope for all routes that are added to `app` from now on, for plugins that cannot. */
export function declareScope(app: FastifyInstance, scope: Scope): void {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, scope };
  });
}
