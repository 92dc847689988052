import type { FastifyInstance, FastifyPluginAsync } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route is one of an account, which its path may name. */
    of_account?: boolean;
    /** Whether the route may change an archived account. */
    allows_archived?: boolean;
  }
}

/** Opens an account; the returned function says that it is not needed any more. */
export type UseAccount = (account_id: string) => Promise<() => void>;

/** Declares routes as those of an account. */
export const accountRoutes =
  (...routes: readonly FastifyPluginAsync[]): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRoute', (route) => {
      route.config = { ...route.config, of_account: true };
    });
    for (const plugin of routes) await app.register(plugin);
  };

/** As `accountRoutes`, for routes that need the services of the account while they answer. */
export const liveAccountRoutes =
  (use: UseAccount, ...routes: readonly FastifyPluginAsync[]): FastifyPluginAsync =>
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async ({ account_id }, reply) => {
      const release = await use(account_id);
      reply.raw.once('close', release);
    });
    await app.register(accountRoutes(...routes));
  };
