import type { RequestStateCodec } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import {
  ListSchema,
  RecordSchema,
  readTicker,
  TextSchema,
  TickerTextSchema,
} from '../tools/fields.ts';
import { type Tool, tool } from '../tools/tool.ts';
import { type AskedState, act } from './approval.ts';
import { CHANGE_INPUT, ORDER_INPUT, readChange, readOrder } from './order-fields.ts';
import { findPrevious } from './previewed-order.ts';

const order_id = z.string().min(1).max(64);
const client_order_id = z.string().min(1).max(64).optional();
/** `status` is `done`, or the state of the proposal that waits for a person. */
const RECEIPT = z.looseObject({
  status: TextSchema,
  order: RecordSchema.nullable(),
  proposal: RecordSchema.nullable(),
});

/** Tools that preview, place, change and cancel orders. */
export const orderTools = (states: RequestStateCodec<AskedState>): readonly Tool[] => [
  tool({
    name: 'preview_order',
    description:
      'What an order would do now: price, fees, cash and position afterwards, refusal, and what the policy says. Moves nothing. Returns preview_id for place_order.',
    scope: 'read',
    input: z.strictObject(ORDER_INPUT),
    output: z.looseObject({ preview_id: TextSchema.nullable(), preview: RecordSchema }),
    async call({ parts, services, principal, cause }, given) {
      const order = readOrder(given);
      if (!order.ok) return order;
      const preview = await services.orders.preview(order.value, { principal, cause });
      const { refusal, verdict } = preview;
      const isPlaceable = refusal === null || verdict?.decision === 'approval_needed';
      const preview_id =
        isPlaceable && principal.scopes.includes('trade')
          ? parts.previews.add(principal.source, order.value)
          : null;
      return ok({ preview_id, preview });
    },
  }),

  tool({
    name: 'place_order',
    description:
      'Place a previewed order: send only its preview_id. Or send an order with a client_order_id of your own. A retry returns the first receipt. status is done, or pending if a person has to approve it first: then nothing was done yet.',
    scope: 'trade',
    writes: { destroys: true, repeats: true },
    input: z.strictObject({
      preview_id: z.string().min(1).max(64).optional(),
      ...ORDER_INPUT,
      ticker: ORDER_INPUT.ticker.optional(),
      side: ORDER_INPUT.side.optional(),
      client_order_id,
    }),
    output: RECEIPT,
    async call(session, { preview_id, ...given }, context) {
      if (preview_id !== undefined) {
        if (Object.values(given).some((value) => value !== undefined)) {
          return refuse('invalid_request', 'Send either a preview_id alone, or an order.');
        }
        const previewed = await findPrevious(session, preview_id);
        if (!previewed.ok) return previewed;
        if ('receipt' in previewed.value) return ok(previewed.value.receipt);
        return act(
          session,
          { states, tool: 'place_order' },
          { kind: 'place', order: previewed.value.order },
          context,
        );
      }
      if (given.client_order_id === undefined) {
        return refuse('invalid_request', 'Send a preview_id, or a client_order_id with the order.');
      }
      const order = readOrder(given);
      if (!order.ok) return order;
      return act(
        session,
        { states, tool: 'place_order' },
        { kind: 'place', order: order.value },
        context,
      );
    },
  }),

  tool({
    name: 'replace_order',
    description: 'Change an open order. It is replaced by a new one with a new id.',
    scope: 'trade',
    writes: { destroys: true, repeats: true },
    input: z.strictObject({ order_id, ...CHANGE_INPUT, client_order_id }),
    output: RECEIPT,
    async call(session, { order_id: id, ...given }, context) {
      const change = readChange(given);
      if (!change.ok) return change;
      const asked = { kind: 'replace', order_id: id, change: change.value } as const;
      return act(session, { states, tool: 'replace_order' }, asked, context);
    },
  }),

  tool({
    name: 'cancel_order',
    description: 'Cancel an open order.',
    scope: 'trade',
    writes: { destroys: true, repeats: true },
    input: z.strictObject({ order_id }),
    output: RECEIPT,
    call: (session, { order_id: id }, context) =>
      act(session, { states, tool: 'cancel_order' }, { kind: 'cancel', order_id: id }, context),
  }),

  tool({
    name: 'cancel_all_orders',
    description: 'Cancel all open orders, or those of one ticker.',
    scope: 'trade',
    writes: { destroys: true, repeats: true },
    input: z.strictObject({ ticker: TickerTextSchema.optional() }),
    output: RECEIPT,
    async call(session, given, context) {
      const ticker = given.ticker === undefined ? ok(null) : readTicker(given.ticker);
      if (!ticker.ok) return ticker;
      return act(
        session,
        { states, tool: 'cancel_all_orders' },
        { kind: 'cancel_all', ticker: ticker.value },
        context,
      );
    },
  }),

  tool({
    name: 'close_position',
    description: 'Sell all shares of a ticker at the market.',
    scope: 'trade',
    writes: { destroys: true, repeats: true },
    input: z.strictObject({ ticker: TickerTextSchema, client_order_id }),
    output: RECEIPT,
    async call(session, given, context) {
      const ticker = readTicker(given.ticker);
      if (!ticker.ok) return ticker;
      const { positions } = await session.services.portfolio.portfolio();
      const held = positions.find((position) => position.ticker === ticker.value);
      if (!held) return refuse('insufficient_shares', `No shares of ${ticker.value} are held.`);
      const order = readOrder({ ...closing(held), client_order_id: given.client_order_id });
      if (!order.ok) return order;
      return act(
        session,
        { states, tool: 'close_position' },
        { kind: 'place', order: order.value },
        context,
      );
    },
  }),

  tool({
    name: 'close_all_positions',
    description:
      'Sell all positions at the market, one order each. Returns a receipt or a refusal for each.',
    scope: 'trade',
    writes: { destroys: true, repeats: true },
    input: z.strictObject({}),
    output: z.looseObject({ outcomes: ListSchema }),
    async call(session, _given, context) {
      const { positions } = await session.services.portfolio.portfolio();
      // Each waits for its own approval in the terminal: a client can ask one question at a time.
      const alone = { ...session, principal: { ...session.principal, asks_person: false } };
      const outcomes = [];
      for (const held of positions) {
        const order = readOrder(closing(held));
        if (!order.ok) return order;
        const asking = { states, tool: 'close_all_positions' };
        const answer = await act(alone, asking, { kind: 'place', order: order.value }, context);
        if ('asks' in answer) continue;
        outcomes.push({
          ticker: held.ticker,
          ...(answer.ok ? answer.value : { error: answer.error }),
        });
      }
      return ok({ outcomes });
    },
  }),
];

const closing = ({ ticker, quantity }: { readonly ticker: string; readonly quantity: number }) => ({
  ticker,
  side: 'sell',
  quantity,
  type: 'market',
  reduce_only: true,
});
