import type { EndReason } from '@finally/contract';
import { type QuantityE6, quantityE6 } from '../../kernel/money.ts';
import { isTrailing } from './combination.ts';
import type { Desk } from './desk.ts';
import { isFinal } from './lifecycle.ts';
import type { StepMarket } from './matching/market.ts';
import { trailingStop, watchedPrice } from './matching/stops.ts';
import { type OrderRow, remainingOf } from './order-row.ts';
import { NOTHING_RESERVED, type Reserved, reservedShares } from './reservation.ts';

/** Returns true if an order sells what another one buys, or is one of a pair of exits. */
export const isExit = ({ role }: Pick<OrderRow, 'role'>): boolean =>
  role === 'take_profit' || role === 'stop_loss';

const openExits = (desk: Desk, group_id: string): readonly OrderRow[] =>
  desk.group(group_id).filter((order) => isExit(order) && !isFinal(order.state));

/** The exit that sets the shares of a pair aside: the take-profit, if there is one. */
const holdsShares = (order: OrderRow, exits: readonly OrderRow[]): boolean =>
  order.role === 'take_profit' || !exits.some(({ role }) => role === 'take_profit');

/** Returns what an exit sets aside once it covers so many shares. */
export function exitReservation(desk: Desk, exit: OrderRow, remaining: QuantityE6): Reserved {
  const exits = exit.group_id === null ? [exit] : openExits(desk, exit.group_id);
  return holdsShares(exit, exits) ? reservedShares(remaining) : NOTHING_RESERVED;
}

/** Returns an exit as it begins to work: a trailing stop starts at the price that it watches. */
export function startingStop(
  exit: OrderRow,
  market: StepMarket,
): Pick<OrderRow, 'mark_e4' | 'stop_price_e4'> {
  if (!isTrailing(exit.type)) return { mark_e4: exit.mark_e4, stop_price_e4: exit.stop_price_e4 };
  const mark_e4 = watchedPrice(exit.side, exit.trigger, market);
  return { mark_e4, stop_price_e4: trailingStop(exit, mark_e4) };
}
/**
 * Lets the exits of an entry cover what it has filled: they begin to work with its first fill and
 * grow with each further one.
 */
export function growExits(
  desk: Desk,
  entry: OrderRow,
  filled_e6: QuantityE6,
  market: StepMarket,
): void {
  if (entry.group_id === null) return;
  for (const exit of openExits(desk, entry.group_id)) {
    const isFirst = exit.state === 'held';
    const quantity_e6 = quantityE6((isFirst ? 0 : exit.quantity_e6) + filled_e6);
    const grown = { ...exit, quantity_e6 };
    const changes = { quantity_e6, ...exitReservation(desk, exit, remainingOf(grown)) };
    if (!isFirst) desk.change(exit, changes);
    else {
      // The step that filled the entry is over for its exits.
      const { met_step } = entry;
      desk.step(exit, 'activate', { ...changes, ...startingStop(exit, market), met_step });
    }
  }
}

/**
 * Lowers the other exit of a pair by what one of them is about to fill, in the same transaction, so
 * that both together never sell more than the entry bought. Call before the fill: it frees the
 * shares.
 */
export function lowerSibling(desk: Desk, exit: OrderRow, filled_e6: QuantityE6): void {
  if (exit.group_id === null || !isExit(exit)) return;
  for (const sibling of openExits(desk, exit.group_id)) {
    if (sibling.id === exit.id) continue;
    const quantity_e6 = quantityE6(sibling.quantity_e6 - filled_e6);
    const remaining = remainingOf({ ...sibling, quantity_e6 });
    if (remaining === 0 && !entryIsOpen(desk, exit.group_id)) {
      endCovered(desk, sibling, quantityE6(soldByExits(desk, exit.group_id) + filled_e6));
      continue;
    }
    desk.change(sibling, { quantity_e6, ...exitReservation(desk, sibling, remaining) });
  }
}

const entryIsOpen = (desk: Desk, group_id: string): boolean =>
  desk.group(group_id).some(({ role, state }) => role === 'entry' && !isFinal(state));

/** What the exits of a group have sold together. */
const soldByExits = (desk: Desk, group_id: string): QuantityE6 =>
  quantityE6(
    desk
      .group(group_id)
      .filter(isExit)
      .reduce((sum, { filled_e6 }) => sum + filled_e6, 0),
  );

/**
 * Ends an exit that has nothing left to sell. One that has sold nothing keeps the quantity that it
 * was placed for, which its sibling has sold.
 */
function endCovered(desk: Desk, exit: OrderRow, sold_e6: QuantityE6): void {
  if (exit.filled_e6 > 0) desk.step(exit, 'fill_rest', { quantity_e6: exit.filled_e6 });
  else desk.step(exit, 'cancel', { quantity_e6: sold_e6 }, 'sibling_filled');
}

/**
 * Ends what waits for an order that has ended. The exits of an entry that was never filled are
 * canceled; those of one that was live on for what it filled. The other exit of a pair that was
 * canceled or has expired ends with it.
 */
export function endGroup(desk: Desk, ended: OrderRow): void {
  const { group_id, role, reason, state } = ended;
  if (group_id === null) return;
  if (role === 'entry') {
    if (entryIsOpen(desk, group_id)) return;
    const filled = desk
      .group(group_id)
      .some((order) => order.role === 'entry' && order.filled_e6 > 0);
    for (const exit of openExits(desk, group_id)) {
      if (!filled) desk.step(exit, 'cancel', {}, 'parent_canceled');
      else if (remainingOf(exit) === 0) endCovered(desk, exit, soldByExits(desk, group_id));
    }
    return;
  }
  if (!isExit(ended) || state === 'filled') return;
  for (const exit of openExits(desk, group_id)) {
    desk.step(exit, 'cancel', {}, siblingReason(reason));
  }
}

/** Why an exit ends with its sibling: for a reason of the account's, that reason too. */
const siblingReason = (
  reason: EndReason | null,
): 'assistant_halted' | 'reset' | 'sibling_canceled' =>
  reason === 'assistant_halted' || reason === 'reset' ? reason : 'sibling_canceled';
