import type { OrderChange, TimeInForce } from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import {
  cents,
  formatCents,
  formatPrice,
  formatQuantity,
  parseDecimal,
  priceToJson,
  type QuantityE6,
  quantityE6,
  ZERO_CENTS,
} from '../../kernel/money.ts';
import type { Origin } from '../../kernel/principal.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { parseQuantity, SIZE_REFUSALS } from '../order.ts';
import { checkTerms, isStop, isTrailing } from './combination.ts';
import type { Desk } from './desk.ts';
import { alreadyFinal } from './end-order.ts';
import { rest } from './enter-market.ts';
import { isExit } from './groups.ts';
import { isFinal } from './lifecycle.ts';
import type { FillModel, StepMarket } from './market.ts';
import {
  NO_PLACE,
  type OrderRow,
  type PlacedTerms,
  type QueuePlace,
  remainingOf,
} from './order-row.ts';
import { checkIncrements, expiryOf, type OrderTime, optionalPrice } from './read-request.ts';
import { NOTHING_RESERVED } from './reservation.ts';
import { trailingLimit, trailingStop, triggerOf, watchedPrice } from './stops.ts';
import { reservationFor, tradeOrder } from './trade-order.ts';

/** The codes with which a change of an order is refused, in order of precedence. */
export const REPLACEMENT_REFUSALS = [
  'order_final',
  'order_combination_invalid',
  'price_increment',
  'stop_wrong_side',
  ...SIZE_REFUSALS,
  'fraction_not_allowed',
  'post_only_would_cross',
  'insufficient_shares',
  'insufficient_buying_power',
] as const;
export type ReplacementRefusal = (typeof REPLACEMENT_REFUSALS)[number];

/** The times in force of an order that waits. */
const RESTING: readonly TimeInForce[] = ['day', 'gtc', 'gtd'];

/** Under what an order is replaced. */
export interface Replacing extends Origin, OrderTime {
  readonly client_order_id: string | null;
  readonly request_hash: string;
  readonly newId: NewId;
  readonly market: StepMarket | undefined;
  readonly model: FillModel;
}

/**
 * Replaces an open order by one with changed terms; a held one is changed in place. What it has
 * filled stays on the old order, and the new one is for the rest.
 *
 * @returns the new order, or the changed one
 */
export function replaceOrder(
  desk: Desk,
  order: OrderRow,
  change: OrderChange,
  replacing: Replacing,
): Result<OrderRow, ReplacementRefusal> {
  if (isFinal(order.state)) return alreadyFinal(order);
  const terms = changedTerms(order, change, replacing);
  if (!terms.ok) return terms;
  const { market, model, newId, now_ms, source, cause, client_order_id, request_hash } = replacing;
  if (order.state === 'held') return ok(desk.change(order, terms.value));

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
    source,
    cause,
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
    return refuse(
      'post_only_would_cross',
      `At ${formatPrice(limit_price_e4)} the order would be filled at once, and it is post-only.`,
    );
  }
  desk.step(order, 'replace', {}, 'replaced');
  desk.place(draft);
  if (draft.role === 'entry') resizeHeldExits(desk, draft);
  const reserved = reservationFor(desk, draft, left, market);
  const placed = desk.update(draft, reserved);
  if (!crosses) return ok(keeps ? placed : rest(desk, placed, model));
  const executions = model.take(placed, market, desk.memory(placed.ticker));
  return ok(rest(desk, tradeOrder(desk, placed, executions, market).order, model));
}

/** Lets the exits that wait for an entry say its new quantity. */
function resizeHeldExits(desk: Desk, { group_id, quantity_e6 }: OrderRow): void {
  if (group_id === null) return;
  for (const exit of desk.group(group_id)) {
    if (exit.state !== 'held' || exit.quantity_e6 === quantity_e6) continue;
    desk.change(exit, { quantity_e6 });
  }
}

/** Only a smaller quantity at the same price keeps its place in the queue. */
const keepsPlace = (order: OrderRow, terms: PlacedTerms): boolean =>
  terms.limit_price_e4 === order.limit_price_e4 && terms.quantity_e6 <= order.quantity_e6;

const placeOf = ({ ahead_e6, reached_e6, is_best }: OrderRow): QueuePlace => ({
  ahead_e6,
  reached_e6,
  is_best,
});

function changedTerms(
  order: OrderRow,
  change: OrderChange,
  replacing: Replacing,
): Result<PlacedTerms, ReplacementRefusal> {
  const { market, now_ms } = replacing;
  const before = termsOf(order);
  const time_in_force = change.time_in_force ?? before.time_in_force;
  const staysGtd = time_in_force === 'gtd' && order.time_in_force === 'gtd';
  const expires_at = change.expires_at ?? (staysGtd ? before.expires_at : undefined);
  const wanted = { ...before, ...trailOf(change), ...change, time_in_force, expires_at };
  const checked = checkTerms(wanted, now_ms);
  if (!checked.ok) return checked;
  if (change.time_in_force !== undefined && !RESTING.includes(change.time_in_force)) {
    return refuse('order_combination_invalid', 'An order that rests is day, gtc or gtd.');
  }
  const { quantity } = change;
  if (isExit(order) && (change.time_in_force ?? change.expires_at ?? quantity) !== undefined) {
    return refuse(
      'order_combination_invalid',
      'The quantity and the time in force of an exit follow its group. Change its prices, or cancel it.',
    );
  }
  const increment = checkIncrements([wanted.limit_price, wanted.stop_price]);
  if (!increment.ok) return increment;
  const terms: PlacedTerms = {
    ...order,
    time_in_force,
    limit_price_e4: changedLimit(order, wanted),
    stop_price_e4: isTrailing(order.type) ? order.stop_price_e4 : optionalPrice(wanted.stop_price),
    trail_amount_e4: optionalPrice(wanted.trail_amount),
    trail_bp:
      wanted.trail_percent === undefined ? null : (parseDecimal(wanted.trail_percent, 2) ?? null),
    limit_offset_e4: optionalPrice(wanted.limit_offset),
    expires_ms:
      change.time_in_force === undefined && change.expires_at === undefined
        ? order.expires_ms
        : expiryOf(time_in_force, expires_at, replacing),
  };
  const moved =
    isTrailing(order.type) && order.state === 'working' && order.mark_e4 !== null
      ? { ...terms, stop_price_e4: trailingStop(terms, order.mark_e4) }
      : terms;
  const side = checkSide(order, moved, market);
  if (!side.ok) return side;
  return withQuantity(order, moved, quantity);
}

/** The terms of an order as a request says them. */
function termsOf(order: OrderRow) {
  const price = (value: PlacedTerms['limit_price_e4']) =>
    value === null ? undefined : priceToJson(value);
  const trailing = isTrailing(order.type);
  return {
    type: order.type,
    time_in_force: order.time_in_force,
    limit_price: order.type === 'trailing_stop_limit' ? undefined : price(order.limit_price_e4),
    stop_price: trailing ? undefined : price(order.stop_price_e4),
    trail_amount: price(order.trail_amount_e4),
    trail_percent: order.trail_bp === null ? undefined : order.trail_bp / 100,
    limit_offset: price(order.limit_offset_e4),
    expires_at: order.expires_ms === null ? undefined : new Date(order.expires_ms).toISOString(),
  };
}

/** The limit that a trailing stop-limit got when it triggered stays, unless its offset changes. */
function changedLimit(
  order: OrderRow,
  { limit_price, limit_offset }: Pick<OrderChange, 'limit_price' | 'limit_offset'>,
): OrderRow['limit_price_e4'] {
  const { limit_price_e4, stop_price_e4 } = order;
  if (order.type !== 'trailing_stop_limit') return optionalPrice(limit_price);
  const limit_offset_e4 = optionalPrice(limit_offset);
  if (limit_price_e4 === null || stop_price_e4 === null) return limit_price_e4;
  return limit_offset_e4 === order.limit_offset_e4
    ? limit_price_e4
    : trailingLimit({ ...order, limit_offset_e4 }, stop_price_e4);
}

/** A new trail takes the place of the old one, of whichever kind. */
const trailOf = ({ trail_amount, trail_percent }: OrderChange) =>
  trail_amount === undefined && trail_percent === undefined
    ? {}
    : { trail_amount: undefined, trail_percent: undefined };

function checkSide(
  order: OrderRow,
  { ticker, side, trigger, stop_price_e4 }: PlacedTerms,
  market: StepMarket | undefined,
): Result<void, 'stop_wrong_side'> {
  if (!market || stop_price_e4 === null || order.state !== 'working') return ok(undefined);
  if (!triggerOf({ side, trigger, stop_price_e4 }, market)) return ok(undefined);
  const met = watchedPrice(side, trigger, market);
  const where = side === 'buy' ? 'above' : 'below';
  return refuse(
    'stop_wrong_side',
    `The stop would be at ${formatPrice(stop_price_e4)}, and ${ticker} is at ${formatPrice(met)}. It must be ${where} the market.`,
  );
}

function withQuantity(
  order: OrderRow,
  terms: PlacedTerms,
  quantity: number | undefined,
): Result<PlacedTerms, ReplacementRefusal> {
  if (quantity === undefined) return ok({ ...terms, quantity_e6: order.quantity_e6 });
  const parsed = parseQuantity(quantity);
  if (!parsed.ok) return parsed;
  if (parsed.value <= order.filled_e6) {
    return refuse(
      'order_final',
      `${formatQuantity(order.filled_e6)} of the order have been filled already. Cancel it to keep it at that.`,
    );
  }
  const isWhole = parsed.value % 1_000_000 === 0;
  if (!isWhole && !['market', 'limit', 'stop'].includes(order.type)) {
    return refuse('fraction_not_allowed', 'This order is for whole shares.');
  }
  return ok({ ...terms, quantity_e6: parsed.value, notional_cents: null });
}

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
    `The order would set ${formatCents(needed)} aside, but only ${formatCents(free)} is free.`,
  );
}
