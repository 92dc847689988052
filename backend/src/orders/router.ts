import {
  type OrderPreview,
  OrderPreviewSchema,
  OrderRequestSchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Refusal } from '../kernel/result.ts';
import { refusedPreview } from './preview-mapping.ts';
import { THROWN_REFUSALS } from './refusals.ts';
import type { OrderService } from './service.ts';

const reportRefusal = (refusal: Refusal): OrderPreview | undefined =>
  THROWN_REFUSALS.has(refusal.code) ? refusedPreview(refusal) : undefined;

/** `/api/orders`: what an order would do. */
export const ordersRouter =
  (of: (account_id: string) => Pick<OrderService, 'preview'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/orders/preview',
      {
        config: { scope: 'read', reportRefusal },
        schema: {
          tags: ['orders'],
          summary: 'What an order would do at the latest price; nothing is kept',
          description:
            'Refusals of the order are part of the answer: `refusal` is what `POST /api/portfolio/trade` would refuse it with now, an amount that it cannot keep exactly or a database that cannot be written included. A body that is no order (no JSON, a field missing, unknown or of the wrong kind) is answered with the same problem, status 400, by both.',
          body: OrderRequestSchema,
          response: { 200: OrderPreviewSchema, default: ProblemSchema },
        },
      },
      async ({ body, account_id, principal, id }) =>
        of(account_id).preview(body, { principal, cause: id }),
    );
  };
