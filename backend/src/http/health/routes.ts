import { type Health, HealthSchema, HealthStateSchema, ProblemSchema } from '@finally/contract';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isServing } from './report.ts';

/** Serves the full report to authenticated callers, and the status alone to health checks. */
export function registerHealthRoutes(app: FastifyInstance, report: () => Health): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/api/health',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['health'],
        summary: 'State of the server and its parts',
        response: { 200: HealthSchema, default: ProblemSchema },
      },
    },
    async () => report(),
  );
  typed.get(
    '/api/health/state',
    {
      config: { is_open: true },
      schema: {
        tags: ['health'],
        summary: 'Whether the server takes requests; needs no token',
        description: 'For load balancers and health checks: 503 while starting or failing.',
        response: { 200: HealthStateSchema, 503: HealthStateSchema, default: ProblemSchema },
      },
    },
    async (_request, reply) => {
      const { status } = report();
      return reply.code(isServing(status) ? 200 : 503).send({ status });
    },
  );
}
