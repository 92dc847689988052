import { cents, formatQuantity } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { noCash } from '../../decide-order.ts';
import type { Desk } from '../desk.ts';
import type { Execution } from '../matching/market.ts';
import { costOf } from '../matching/trade-order.ts';
import { type OrderRow, remainingOf } from '../order-row.ts';

/** Refuses an order that must be filled whole, if the market or the cash does not suffice for that. */
export function checkWhole(
  desk: Desk,
  order: OrderRow,
  executions: readonly Execution[],
): Result<void, 'insufficient_liquidity' | 'insufficient_cash' | 'insufficient_buying_power'> {
  const { ticker, side } = order;
  const wanted = remainingOf(order);
  let offered_e6 = 0;
  let cost = 0n;
  for (const execution of executions) {
    offered_e6 += execution.quantity_e6;
    cost += costOf(execution);
  }
  if (offered_e6 < wanted) {
    return refuse(
      'insufficient_liquidity',
      `The market does not offer ${formatQuantity(wanted)} ${ticker} at the moment. Order fewer, or place a limit order.`,
    );
  }
  const free = cents(desk.free_cents + order.reserved_cents);
  if (side === 'sell' || cost <= BigInt(free)) return ok(undefined);
  return noCash(desk.account, { ticker, quantity_e6: wanted }, cost);
}
