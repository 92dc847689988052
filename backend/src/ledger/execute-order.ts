import type { ProblemCode } from '@finally/contract';
import { ASSISTANT } from '../kernel/principal.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Execution, TradeRow } from './entry.ts';
import type { Fill } from './fill.ts';
import { type Order, sizeAt } from './order.ts';
import type { OrderRow } from './orders/order-row.ts';
import type { LedgerStore } from './store.ts';
import type { EarlierOrder, LedgerView } from './view.ts';

/** Decides an order against what was loaded; pure, because it may be run again. */
export type Decide<Code extends ProblemCode = ProblemCode> = (
  view: LedgerView,
) => Result<Fill, Code>;

/**
 * Runs `decide` and writes its fill, in one transaction that orders arriving
 * together share. Settles when the fill is on the disk. An order whose client
 * order id was filled before returns that first trade and moves nothing; with
 * other content it is refused with `client_order_id_conflict`.
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
 * Compares the terms. A person and a program may retry each other's order, because one client is
 * either of them depending on how it signs in; the assistant's orders are its own.
 */
const isSameOrder = (placed: OrderRow, { price_e4 }: TradeRow, order: Order): boolean =>
  placed.type === 'market' &&
  placed.ticker === order.ticker &&
  placed.side === order.side &&
  // An order for dollars: as many shares as they came to at the price of then.
  BigInt(placed.quantity_e6) === sizeAt(order.size, price_e4) &&
  (placed.source === ASSISTANT) === (order.source === ASSISTANT);
