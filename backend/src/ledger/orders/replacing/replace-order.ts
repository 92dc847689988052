import type { OrderChange } from '@finally/contract';
import type { NewId } from '../../../kernel/ids.ts';
import {
  cents,
  formatCents,
  formatQuantity,
  type PriceE4,
  type QuantityE6,
  quantityE6,
  ZERO_CENTS,
} from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { affordableFor } from '../../decide-order.ts';
import { isStop } from '../combination.ts';
import type { Desk } from '../desk.ts';
import { alreadyFinal } from '../end-order.ts';
import { isExit } from '../groups.ts';
import { isFinal } from '../lifecycle.ts';
import { rest } from '../matching/enter-market.ts';
import type { FillModel, StepMarket } from '../matching/market.ts';
import { reservationFor, tradeOrder } from '../matching/trade-order.ts';
import { NO_PLACE, type OrderRow, type PlacedTerms, placeOf, remainingOf } from '../order-row.ts';
import { wouldCross } from '../placing/check-placement.ts';
import { refuseCrossedPrices, takeProfitMet } from '../placing/check-prices.ts';
import type { OrderTime } from '../placing/read-request.ts';
import { NOTHING_RESERVED } from '../reservation.ts';
import { CHANGED_TERMS_REFUSALS, changedTerms, changesNothing } from './changed-terms.ts';

/** The codes with which a change of an order is refused, in order of precedence. */
export const REPLACEMENT_REFUSALS = [
  ...CHANGED_TERMS_REFUSALS,
  'bracket_prices_crossed',
  'post_only_would_cross',
  'insufficient_shares',
  'insufficient_buying_power',
] as const;
export type ReplacementRefusal = (typeof REPLACEMENT_REFUSALS)[number];

/** Under what an order is replaced. */
export interface Replacing extends OrderTime {
  readonly client_order_id: string | null;
  readonly request_hash: string;
  readonly newId: NewId;
  readonly market: StepMarket | undefined;
  readonly model: FillModel;
}

/**
 * Replaces an open order by one with changed terms; a held one is changed in place. What it has
 * filled stays on the old order, and the new one is for the rest and of whom the old one was, also if
 * another principal changes it. A change that says what the order
 * says already leaves it as it is.
 *
 * @returns the new order, or the changed or unchanged one
 */
export function replaceOrder(
  desk: Desk,
  order: OrderRow,
  change: OrderChange,
  replacing: Replacing,
): Result<OrderRow, ReplacementRefusal> {
  if (isFinal(order.state)) return alreadyFinal(order);
  if (changesNothing(order, change)) return ok(order);
  const terms = changedTerms(order, change, replacing);
  if (!terms.ok) return terms;
  const { market, model, newId, now_ms, client_order_id, request_hash } = replacing;
  const prices = checkGroupPrices(desk, order, terms.value);
  if (!prices.ok) return prices;
  if (order.state === 'held') {
    const named = client_order_id === null ? {} : { client_order_id, request_hash };
    return ok(desk.change(order, { ...terms.value, ...named }));
  }

  const left = remainingOf({ ...order, ...terms.value });
  const keeps = keepsPlace(order, terms.value);
  const draft: OrderRow = {
    ...order,
    ...terms.value,
    quantity_e6: left,
    id: newId(),
    client_order_id,
    request_hash,
    replaces: order.id,
    filled_e6: quantityE6(0),
    filled_cents: ZERO_CENTS,
    fees_cents: ZERO_CENTS,
    ...NOTHING_RESERVED,
    ...(keeps ? placeOf(order) : NO_PLACE),
    state: model.is_delayed && order.state === 'working' ? 'pending' : order.state,
    met_step: keeps ? order.met_step : model.step,
    queued_step: keeps ? order.queued_step : model.step,
    revision: 0,
    placed_ms: now_ms,
    updated_ms: now_ms,
  };
  const covered = checkCover(desk, order, draft, market);
  if (!covered.ok) return covered;
  const { side, limit_price_e4 } = draft;
  const crosses =
    left > 0 &&
    market !== undefined &&
    !market.stale &&
    limit_price_e4 !== null &&
    draft.state !== 'pending' &&
    (draft.state === 'triggered' || !isStop(draft.type)) &&
    model.crosses(side, limit_price_e4, market);
  if (draft.post_only && crosses) {
    return wouldCross({ side, limit_price_e4 }, market, model);
  }
  if (draft.role === 'take_profit' && crosses) {
    return takeProfitMet(draft.ticker, limit_price_e4, market);
  }
  desk.step(order, 'replace', {}, 'replaced');
  desk.place(draft);
  if (draft.role === 'entry') alignHeldExits(desk, order, draft);
  const reserved = reservationFor(desk, draft, left, market);
  const placed = desk.update(draft, reserved);
  if (!crosses) return ok(keeps ? placed : rest(desk, placed, model));
  const executions = model.take(placed, market, desk.memory(placed.ticker));
  return ok(rest(desk, tradeOrder(desk, placed, executions, market).order, model));
}

/** Refuses a price of an order that crosses one of the open orders of its group. */
function checkGroupPrices(
  desk: Desk,
  order: OrderRow,
  terms: PlacedTerms,
): Result<void, 'bracket_prices_crossed'> {
  const { group_id, role } = order;
  const price = priceInGroup(role, terms);
  if (group_id === null || price === priceInGroup(role, order)) return ok(undefined);
  const open = desk.group(group_id).filter(({ state }) => !isFinal(state));
  const others = open.map((other) => [other.role, priceInGroup(other.role, other)]);
  return refuseCrossedPrices({ ...Object.fromEntries(others), [role]: price });
}

/** The price of an order that must not cross those of its group; null if it has none yet. */
const priceInGroup = (
  role: OrderRow['role'],
  { limit_price_e4, stop_price_e4 }: PlacedTerms,
): PriceE4 | null => (role === 'stop_loss' ? stop_price_e4 : (limit_price_e4 ?? stop_price_e4));

/**
 * Gives the exits that wait for an entry its new quantity, and its time in force if the change says
 * another one or if they share it. Exits that work longer than their entry keep theirs.
 */
function alignHeldExits(desk: Desk, before: OrderRow, entry: OrderRow): void {
  const { group_id, quantity_e6 } = entry;
  if (group_id === null) return;
  for (const exit of desk.group(group_id)) {
    if (exit.state !== 'held') continue;
    const isTimed =
      entry.time_in_force !== before.time_in_force || exit.time_in_force === entry.time_in_force;
    const { time_in_force, expires_ms } = isTimed ? entry : exit;
    const isAligned =
      exit.quantity_e6 === quantity_e6 &&
      exit.time_in_force === time_in_force &&
      exit.expires_ms === expires_ms;
    if (!isAligned) desk.change(exit, { quantity_e6, time_in_force, expires_ms });
  }
}

/** Only a smaller quantity at the same price keeps its place in the queue. */
const keepsPlace = (order: OrderRow, terms: PlacedTerms): boolean =>
  terms.limit_price_e4 === order.limit_price_e4 && terms.quantity_e6 <= order.quantity_e6;

/** Refuses a replacement that the free cash or shares, with those of the old order, do not cover. */
function checkCover(
  desk: Desk,
  before: OrderRow,
  after: OrderRow,
  market: StepMarket | undefined,
): Result<void, 'insufficient_shares' | 'insufficient_buying_power'> {
  if (isExit(after)) return ok(undefined);
  const rest = remainingOf(after);
  if (after.side === 'sell') {
    const free = (desk.freeShares(after.ticker) + before.reserved_e6) as QuantityE6;
    if (rest <= free) return ok(undefined);
    return refuse(
      'insufficient_shares',
      `Only ${formatQuantity(free)} ${after.ticker} are free to be sold, not ${formatQuantity(rest)}.`,
    );
  }
  const needed = reservationFor(desk, after, rest, market).reserved_cents;
  const free = cents(desk.free_cents + before.reserved_cents);
  if (needed <= free) return ok(undefined);
  return refuse(
    'insufficient_buying_power',
    `The order would set ${formatCents(needed)} aside, but only ${formatCents(free)} is free.` +
      affordableFor(free, { ticker: after.ticker, quantity_e6: rest }, BigInt(needed)),
  );
}
