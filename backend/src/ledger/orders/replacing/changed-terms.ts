import type { OrderChange, TimeInForce } from '@finally/contract';
import {
  formatQuantity,
  parseDecimal,
  priceToJson,
  quantityToJson,
} from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { formatQuote } from '../../../kernel/tick.ts';
import { parseQuantity, SIZE_REFUSALS } from '../../order-size.ts';
import { checkTerms, isTrailing } from '../combination.ts';
import { isExit } from '../groups.ts';
import type { StepMarket } from '../matching/market.ts';
import { trailingLimit, trailingStop, triggerOf, watchedPrice } from '../matching/stops.ts';
import type { OrderRow, PlacedTerms } from '../order-row.ts';
import { checkTrail } from '../placing/check-trail.ts';
import {
  checkIncrements,
  expiryOf,
  type OrderTime,
  optionalPrice,
} from '../placing/read-request.ts';

/** The codes with which changed terms are refused, in order of precedence. */
export const CHANGED_TERMS_REFUSALS = [
  'order_final',
  'order_combination_invalid',
  'price_increment',
  'stop_wrong_side',
  ...SIZE_REFUSALS,
  'fraction_not_allowed',
] as const;
export type ChangedTermsRefusal = (typeof CHANGED_TERMS_REFUSALS)[number];

/** The times in force of an order that waits. */
const RESTING: readonly TimeInForce[] = ['day', 'gtc', 'gtd'];

/** Fields of a change that say something about the terms. */
type ChangedField = Exclude<keyof OrderChange, 'client_order_id'>;

/** Returns true if a change says nothing else than what the order says already. */
export const changesNothing = (order: OrderRow, change: OrderChange): boolean =>
  (change.client_order_id === undefined || change.client_order_id === order.client_order_id) &&
  Object.keys(change).every(
    (field) => field === 'client_order_id' || !differs(order, change, field as ChangedField),
  );

/** Returns true if a change states a field and the order says something else. */
function differs(order: OrderRow, change: OrderChange, field: ChangedField): boolean {
  const wanted = change[field];
  if (wanted === undefined) return false;
  if (field === 'quantity') return wanted !== quantityToJson(order.quantity_e6);
  if (field === 'expires_at') return Date.parse(String(wanted)) !== order.expires_ms;
  return wanted !== termsOf(order)[field];
}

/** Returns the terms of an order after a change. */
export function changedTerms(
  order: OrderRow,
  change: OrderChange,
  { market, ...time }: OrderTime & { readonly market: StepMarket | undefined },
): Result<PlacedTerms, ChangedTermsRefusal> {
  const before = termsOf(order);
  const time_in_force = change.time_in_force ?? before.time_in_force;
  const staysGtd = time_in_force === 'gtd' && order.time_in_force === 'gtd';
  const expires_at = change.expires_at ?? (staysGtd ? before.expires_at : undefined);
  const wanted = { ...before, ...trailOf(change), ...change, time_in_force, expires_at };
  const checked = checkTerms(wanted, time.now_ms);
  if (!checked.ok) return checked;
  if (change.time_in_force !== undefined && !RESTING.includes(change.time_in_force)) {
    return refuse(
      'order_combination_invalid',
      'An order that rests is day, gtc or gtd. For ioc or fok, cancel it and place a new one.',
    );
  }
  if (isExit(order) && GROUP_FIELDS.some((field) => differs(order, change, field))) {
    return refuse(
      'order_combination_invalid',
      'The quantity and the time in force of an exit follow its group. Change its prices, or cancel it.',
    );
  }
  const increment = checkIncrements([wanted.limit_price, wanted.stop_price]);
  if (!increment.ok) return increment;
  const trail_amount_e4 = optionalPrice(wanted.trail_amount);
  const trail_start_e4 = order.mark_e4 ?? market?.price_e4;
  const trail =
    change.trail_amount !== undefined && trail_start_e4 !== undefined
      ? checkTrail({ ticker: order.ticker, trail_amount_e4 }, trail_start_e4)
      : ok(undefined);
  if (!trail.ok) return trail;
  const terms: PlacedTerms = {
    ...order,
    time_in_force,
    limit_price_e4: changedLimit(order, wanted),
    stop_price_e4: isTrailing(order.type) ? order.stop_price_e4 : optionalPrice(wanted.stop_price),
    trail_amount_e4,
    trail_bp:
      wanted.trail_percent === undefined ? null : (parseDecimal(wanted.trail_percent, 2) ?? null),
    limit_offset_e4: optionalPrice(wanted.limit_offset),
    expires_ms:
      isExit(order) || (change.time_in_force === undefined && change.expires_at === undefined)
        ? order.expires_ms
        : expiryOf(time_in_force, expires_at, time),
  };
  const moved =
    isTrailing(order.type) && order.state === 'working' && order.mark_e4 !== null
      ? { ...terms, stop_price_e4: trailingStop(terms, order.mark_e4) }
      : terms;
  const side = checkSide(order, moved, market);
  if (!side.ok) return side;
  return withQuantity(order, moved, change.quantity);
}

/** What an exit shares with its group. */
const GROUP_FIELDS = ['time_in_force', 'expires_at', 'quantity'] as const;

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
    `The stop would be at ${formatQuote(stop_price_e4)}, and ${ticker} is at ${formatQuote(met)}. It must be ${where} the market.`,
  );
}

function withQuantity(
  order: OrderRow,
  terms: PlacedTerms,
  quantity: number | undefined,
): Result<PlacedTerms, ChangedTermsRefusal> {
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
