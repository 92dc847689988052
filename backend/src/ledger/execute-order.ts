import type { ProblemCode } from '@finally/contract';
import { ASSISTANT } from '../kernel/principal.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Execution, TradeRow } from './entry.ts';
import type { Fill } from './fill.ts';
import { type Order, sizeAt } from './order.ts';
import type { OrderRow } from './orders/order-row.ts';
import type { LedgerStore } from './store.ts';
import type { EarlierOrder, LedgerView } from './view.ts';

/** Decides an order from the loaded state. Must be pure, because it may run more than once. */
export type Decide<Code extends ProblemCode = ProblemCode> = (
  view: LedgerView,
) => Result<Fill, Code>;

/**
 * Runs `decide` and stores its fill, in a transaction shared by orders that arrive together.
 * Resolves when the fill is on disk. An order whose client order id was already filled returns that
 * first trade and changes nothing; if its terms differ it is refused with
 * `client_order_id_conflict`.
 */
export const executeOrder = <Code extends ProblemCode>(
  store: Pick<LedgerStore, 'execute'>,
  account_id: string,
  order: Order,
  decide: Decide<Code>,
): Promise<Result<TradeRow, Code | 'client_order_id_conflict'>> =>
  store.execute(account_id, order, (view): Result<Execution, Code | 'client_order_id_conflict'> => {
    if (view.earlier) return repeat(view.earlier, order);
    const decision = decide(view);
    return decision.ok ? ok({ kind: 'filled', fill: decision.value }) : decision;
  });

const repeat = (
  { order: placed, trade }: EarlierOrder,
  order: Order,
): Result<Execution, 'client_order_id_conflict'> =>
  trade && isSameOrder(placed, trade, order)
    ? ok({ kind: 'repeated', trade })
    : refuse(
        'client_order_id_conflict',
        'This client order id was used for a different order. Use a new one.',
      );

/**
 * Compares the terms of an order with a trade. A person and a program may retry each other's order,
 * because the same client may sign in either way; the assistant's orders are separate.
 */
const isSameOrder = (placed: OrderRow, { price_e4 }: TradeRow, order: Order): boolean =>
  placed.type === 'market' &&
  placed.ticker === order.ticker &&
  placed.side === order.side &&
  // An order for dollars: as many shares as they came to at the price of then.
  BigInt(placed.quantity_e6) === sizeAt(order.size, price_e4) &&
  (placed.source === ASSISTANT) === (order.source === ASSISTANT);
