import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { toIso } from '../../../kernel/time/clock.ts';
import { ListSchema, RecordSchema, readTicker, TextSchema, TickerTextSchema } from './fields.ts';
import { type Tool, tool } from './tool.ts';

const limit = z.int().min(1).max(100).default(20);
const cursor = z.string().max(64).optional();

/** Tools that read the account of the key. */
export const ACCOUNT_TOOLS: readonly Tool[] = [
  tool({
    name: 'get_status',
    description:
      'Whether trading is possible: account (always paper money), scope of the key, clock, source of prices, policy for programs (mode auto, confirm or read_only; halted = kill switch; limits), proposals that wait for a person.',
    scope: 'read',
    input: z.strictObject({}),
    output: z.looseObject({ account: RecordSchema, policy: RecordSchema, mode: TextSchema }),
    async call({ parts, services, principal, account_id, isArchived }) {
      const account = await parts.accountOf(account_id);
      const { saved: _, ...policy } = services.settings.current();
      const proposals = await services.proposals.list();
      return ok({
        mode: 'paper',
        account: {
          id: account_id,
          name: account?.name ?? account_id,
          fill_profile: account?.fill_profile ?? null,
          is_archived: isArchived,
        },
        scopes: principal.scopes,
        server_time: toIso(parts.clock.now_ms()),
        price_source: parts.market_source,
        policy,
        pending_proposals: proposals.filter(({ state }) => state === 'pending').length,
      });
    },
  }),

  tool({
    name: 'get_account',
    description: 'Cash, buying power, value and profit of the account.',
    scope: 'read',
    input: z.strictObject({}),
    output: z.looseObject({
      cash_balance: TextSchema,
      buying_power: TextSchema,
      total_value: TextSchema,
    }),
    async call({ services }) {
      const { positions: _, ...portfolio } = await services.portfolio.portfolio();
      const { reserved_cash, buying_power } = await services.orders.account();
      const { day_change, day_change_percent } = await services.values.performance();
      return ok({ ...portfolio, reserved_cash, buying_power, day_change, day_change_percent });
    },
  }),

  tool({
    name: 'get_positions',
    description: 'Open positions with cost, value and profit.',
    scope: 'read',
    input: z.strictObject({ ticker: TickerTextSchema.optional() }),
    output: z.looseObject({ positions: ListSchema }),
    async call({ services }, given) {
      const { positions, as_of } = await services.portfolio.portfolio();
      if (given.ticker === undefined) return ok({ positions, as_of });
      const ticker = readTicker(given.ticker);
      if (!ticker.ok) return ticker;
      return ok({ positions: positions.filter((one) => one.ticker === ticker.value), as_of });
    },
  }),

  tool({
    name: 'get_orders',
    description: 'Orders, newest first, or one order by its id.',
    scope: 'read',
    input: z.strictObject({
      order_id: z.string().max(64).optional(),
      status: z.enum(['open', 'closed', 'all']).default('open'),
      ticker: TickerTextSchema.optional(),
      limit,
      cursor,
    }),
    output: z.looseObject({ orders: ListSchema }),
    async call({ services }, { order_id, ticker, ...query }) {
      if (order_id !== undefined) {
        const order = await services.orders.order(order_id);
        return order.ok ? ok({ orders: [order.value], next_cursor: null }) : order;
      }
      const named = ticker === undefined ? ok(undefined) : readTicker(ticker);
      if (!named.ok) return named;
      return services.orders.orders({ ...query, ticker: named.value });
    },
  }),

  tool({
    name: 'get_activities',
    description: 'Trades as the ledger has them, newest first.',
    scope: 'read',
    input: z.strictObject({ ticker: TickerTextSchema.optional(), limit, cursor }),
    output: z.looseObject({ trades: ListSchema }),
    async call({ services }, { ticker, ...query }) {
      const named = ticker === undefined ? ok(undefined) : readTicker(ticker);
      if (!named.ok) return named;
      return services.portfolio.trades({ ...query, ticker: named.value });
    },
  }),

  tool({
    name: 'get_receipt',
    description:
      'What became of an order (by order_id or client_order_id) or of a proposal: state, fills and why each has its price. The proof of what was done.',
    scope: 'read',
    input: z.strictObject({
      order_id: z.string().max(64).optional(),
      client_order_id: z.string().max(64).optional(),
      proposal_id: z.string().max(64).optional(),
    }),
    output: z.looseObject({ order: RecordSchema.nullable(), proposal: RecordSchema.nullable() }),
    async call({ services }, { order_id, client_order_id, proposal_id }) {
      const { orders, proposals } = services;
      if ([order_id, client_order_id, proposal_id].filter((id) => id !== undefined).length !== 1) {
        return refuse('invalid_request', 'Send one of order_id, client_order_id and proposal_id.');
      }
      const proposal =
        proposal_id === undefined ? null : ((await proposals.find(proposal_id)) ?? null);
      if (proposal_id !== undefined && proposal === null) {
        return refuse('unknown_proposal', 'There is no such proposal.');
      }
      if (proposal && proposal.order_id === null) {
        return ok({ proposal, order: null, explanation: null });
      }
      const named =
        client_order_id === undefined ? undefined : await orders.placed(client_order_id);
      const id = order_id ?? proposal?.order_id ?? named?.order.id ?? '';
      const order = await orders.order(id);
      if (!order.ok) return order;
      const explanation = await orders.explanation(id);
      if (!explanation.ok) return explanation;
      return ok({ proposal, order: order.value, explanation: explanation.value });
    },
  }),
];
