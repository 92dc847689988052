import { Readable } from 'node:stream';
import {
  type CanceledOrders,
  CanceledOrdersSchema,
  OrderChangeSchema,
  OrderExplanationSchema,
  OrderParamsSchema,
  type OrderPreview,
  OrderPreviewSchema,
  OrderRequestSchema,
  OrderSchema,
  OrdersPageSchema,
  OrdersQuerySchema,
  PlacedOrderSchema,
  ProblemSchema,
  refusedPreview,
  TickerSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import type { Refusal } from '../kernel/result.ts';
import type { Clock } from '../kernel/time/clock.ts';
import { encodeCanceled } from './canceling/encode-canceled.ts';
import {
  CANCEL_ALL_REFUSALS,
  CANCEL_REFUSALS,
  PLACE_REFUSALS,
  REPLACE_REFUSALS,
  THROWN_REFUSALS,
} from './refusals.ts';
import type { OrderService } from './service.ts';

const reportRefusal = (refusal: Refusal): OrderPreview | undefined =>
  THROWN_REFUSALS.has(refusal.code) ? refusedPreview(refusal) : undefined;

/** `/api/orders`: what an order would do, placing, changing, canceling and listing orders. */
export const ordersRouter =
  (of: (account_id: string) => OrderService, clock: Pick<Clock, 'soon'>): FastifyPluginAsyncZod =>
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

    app.post(
      '/api/orders',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['orders'],
          summary: 'Place an order',
          description:
            'What can be filled at once is filled; the rest waits. A retry with the same `client_order_id` and content answers with the order as it stands now.',
          body: OrderRequestSchema,
          ...refusesWith(PLACE_REFUSALS),
          response: { 201: PlacedOrderSchema, default: ProblemSchema },
        },
      },
      async ({ body, account_id, principal, id }, reply) => {
        const placed = await of(account_id).place(body, { principal, cause: id });
        return placed.ok ? reply.code(201).send(placed.value) : reply.problem(placed.error);
      },
    );

    app.get(
      '/api/orders',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['orders'],
          summary: 'Orders of the current ledger, newest first',
          description:
            'Pages follow the order in which orders were placed, whatever happened to them since. A replacement is as new as its change.',
          querystring: OrdersQuerySchema,
          ...refusesWith(['invalid_cursor']),
          response: { 200: OrdersPageSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, query }, reply) => {
        const page = await of(account_id).orders(query);
        return page.ok ? page.value : reply.problem(page.error);
      },
    );

    app.delete(
      '/api/orders',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['orders'],
          summary: 'Cancel all open orders, or those of one ticker',
          querystring: z.strictObject({ ticker: TickerSchema.optional() }),
          ...refusesWith(CANCEL_ALL_REFUSALS),
          response: { 200: CanceledOrdersSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, query, principal, id }, reply) => {
        const canceled = await of(account_id).cancelAll(query.ticker, { principal, cause: id });
        if (!canceled.ok) return reply.problem(canceled.error);
        reply.type('application/json; charset=utf-8');
        // A stream bypasses the schema's serializer, but its type does not know that.
        return reply.send(
          Readable.from(encodeCanceled(canceled.value, clock)) as unknown as CanceledOrders,
        );
      },
    );

    app.get(
      '/api/orders/:id',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['orders'],
          summary: 'An order with the others of its group',
          params: OrderParamsSchema,
          ...refusesWith(['unknown_order']),
          response: { 200: OrderSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const order = await of(account_id).order(params.id);
        return order.ok ? order.value : reply.problem(order.error);
      },
    );

    app.get(
      '/api/orders/:id/explanation',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['orders'],
          summary: 'Why an order was filled as it was',
          description:
            'For each fill the quote that it met, what triggered it, what it took, and a sentence; and the times in which the server was down while the order was open.',
          params: OrderParamsSchema,
          ...refusesWith(['unknown_order']),
          response: { 200: OrderExplanationSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const explanation = await of(account_id).explanation(params.id);
        return explanation.ok ? explanation.value : reply.problem(explanation.error);
      },
    );

    app.patch(
      '/api/orders/:id',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['orders'],
          summary: 'Change an open order',
          description:
            'The order is replaced by a new one, which names it in `replaces`. An exit that waits for its entry is changed in place.',
          params: OrderParamsSchema,
          body: OrderChangeSchema,
          ...refusesWith(REPLACE_REFUSALS),
          response: { 200: PlacedOrderSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body, principal, id }, reply) => {
        const replaced = await of(account_id).replace(params.id, body, { principal, cause: id });
        return replaced.ok ? replaced.value : reply.problem(replaced.error);
      },
    );

    app.post(
      '/api/orders/:id/preview',
      {
        config: { scope: 'read', reportRefusal },
        schema: {
          tags: ['orders'],
          summary: 'What a change of an open order would do; nothing is kept',
          description:
            'The body of `PATCH /api/orders/{id}`. `refusal` is what that would refuse it with now, and `repeats` the id of the order if it would stay as it is.',
          params: OrderParamsSchema,
          body: OrderChangeSchema,
          ...refusesWith(['unknown_order']),
          response: { 200: OrderPreviewSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body, principal, id }, reply) => {
        const by = { principal, cause: id };
        const preview = await of(account_id).previewChange(params.id, body, by);
        return preview.ok ? preview.value : reply.problem(preview.error);
      },
    );

    app.delete(
      '/api/orders/:id',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['orders'],
          summary: 'Cancel an order',
          description:
            'Canceling it again answers the same. An order that has ended otherwise, also one that was canceled for another reason, is `order_final`.',
          params: OrderParamsSchema,
          ...refusesWith(CANCEL_REFUSALS),
          response: { 200: OrderSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, principal, id }, reply) => {
        const canceled = await of(account_id).cancel(params.id, { principal, cause: id });
        return canceled.ok ? canceled.value : reply.problem(canceled.error);
      },
    );
  };
