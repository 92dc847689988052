import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Metrics } from './metrics.ts';

/** Registers `GET /metrics`, which Prometheus scrapes. */
export const metricsRouter =
  (metrics: Metrics): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/metrics',
      { config: { scope: 'read' }, schema: { hide: true } },
      async (_request, reply) => {
        reply.type(metrics.content_type);
        return metrics.text();
      },
    );
  };
