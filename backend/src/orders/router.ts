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

/** `/api/orders`: previews of orders. */
export const ordersRouter =
  (of: (account_id: string) => Pick<OrderService, 'preview'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/orders/preview',
      {
        config: { scope: 'read', reportRefusal },
        schema: {
          tags: ['orders'],
          summary: 'Preview an order at the latest price; nothing is stored',
          description:
            'A refused order is a normal answer: `refusal` is the code that `POST /api/portfolio/trade` would refuse it with now.',
          body: OrderRequestSchema,
          response: { 200: OrderPreviewSchema, default: ProblemSchema },
        },
      },
      async ({ body, account_id, principal, id }) =>
        of(account_id).preview(body, { principal, cause: id }),
    );
  };
