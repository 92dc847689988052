import {
  type Cents,
  cents,
  notionalCents,
  type PriceE4,
  type QuantityE6,
  quantityE6,
  ZERO_CENTS,
} from '../../../kernel/money.ts';
import { feesAtMost, schedulesOf, sumOfFees } from '../../fees/fees.ts';
import type { Desk } from '../desk.ts';
import { endGroup, exitReservation, growExits, isExit, lowerSibling } from '../groups.ts';
import { isFinal } from '../lifecycle.ts';
import { type OrderRow, remainingOf } from '../order-row.ts';
import {
  NOTHING_RESERVED,
  type Reserved,
  reservedCash,
  reservedShares,
  worstPrice,
} from '../reservation.ts';
import type { Execution, StepMarket } from './market.ts';

/** Returns what an order sets aside for so many shares that are still to be filled. */
export function reservationFor(
  desk: Desk,
  order: OrderRow,
  remaining: QuantityE6,
  market: StepMarket | undefined,
): Reserved {
  if (remaining === 0) return NOTHING_RESERVED;
  if (order.side === 'sell') {
    return isExit(order) ? exitReservation(desk, order, remaining) : reservedShares(remaining);
  }
  const worst = worstPrice(order, market?.ask_e4 ?? market?.price_e4 ?? null);
  if (worst === null) return NOTHING_RESERVED;
  return reservedCash(remaining, worst, feesStillDue(desk, order, worst));
}

/** The most that a purchase may still be charged if it is filled at its worst price. */
function feesStillDue(desk: Desk, order: OrderRow, worst_e4: PriceE4): Cents {
  const schedules = schedulesOf(desk.account);
  if (schedules.length === 0) return ZERO_CENTS;
  const { side, quantity_e6, fees_cents } = order;
  const { reserved_cents: notional_cents } = reservedCash(quantity_e6, worst_e4);
  const terms = { schedules, side, time_ms: desk.now_ms };
  const most = feesAtMost(terms, { quantity_e6, notional_cents });
  return cents(Math.max(0, most - fees_cents));
}

/** What an execution of a purchase takes from the cash. */
export const costOf = ({ quantity_e6, price_e4, fees }: Execution): bigint =>
  notionalCents(quantity_e6, price_e4) + BigInt(sumOfFees(fees));

/** Cash that an order may spend: what is free, and what is set aside for it. */
const spendable = (desk: Desk, order: OrderRow): Cents =>
  cents(desk.free_cents + order.reserved_cents);

/**
 * Makes the trades of an order one after the other, each with what it does to the other orders of
 * its group. Stops before a purchase that the cash does not cover.
 *
 * @returns the order after its trades, and whether cash was missing for one
 */
export function tradeOrder(
  desk: Desk,
  order: OrderRow,
  executions: readonly Execution[],
  market: StepMarket,
): { readonly order: OrderRow; readonly isShortOfCash: boolean } {
  let traded = order;
  for (const execution of executions) {
    const { quantity_e6 } = execution;
    const cost = costOf(execution);
    if (traded.side === 'buy' && cost > BigInt(spendable(desk, traded))) {
      return { order: traded, isShortOfCash: true };
    }
    lowerSibling(desk, traded, quantity_e6);
    const remaining = quantityE6(remainingOf(traded) - quantity_e6);
    const worst = reservationFor(desk, traded, remaining, market);
    // What was set aside for a market order at an older price may not have sufficed for it all.
    const left = traded.side === 'buy' ? spendable(desk, traded) - Number(cost) : 0;
    const kept = Math.min(worst.reserved_cents, Math.max(0, left));
    traded = desk.trade(traded, execution, { ...worst, reserved_cents: cents(kept) });
    if (traded.role === 'entry') growExits(desk, traded, quantity_e6, market);
    if (isFinal(traded.state)) endGroup(desk, traded);
  }
  return { order: traded, isShortOfCash: false };
}
