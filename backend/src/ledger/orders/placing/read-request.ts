import {
  DEFAULT_EXIT_TIME_IN_FORCE,
  GTC_DAYS,
  type OrderRequest,
  type OrderRole,
  type OrderType,
  type Side,
  type TimeInForce,
  timeInForceOf,
} from '@finally/contract';
import {
  formatPrice,
  PRICE_SCALE,
  type PriceE4,
  parseDecimal,
  priceE4,
  QUANTITY_SCALE,
  type QuantityE6,
} from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { ceilTick, floorTick, isOnTick } from '../../../kernel/tick.ts';
import type { Calendar } from '../../../kernel/time/calendar.ts';
import { DAY_MS } from '../../../kernel/time/units.ts';
import { type OrderSize, parseSize, type SizeRefusal } from '../../order-size.ts';
import { checkCombination } from '../combination.ts';
import type { PlacedTerms } from '../order-row.ts';

const SHARE_E6 = 10 ** QUANTITY_SCALE;

/** The terms of an order whose size may depend on the price. */
export type UnsizedTerms = Omit<PlacedTerms, 'quantity_e6' | 'notional_cents'>;

/** An order of a request: its terms and what it is in its group. */
export interface ReadOrder {
  readonly role: OrderRole;
  readonly terms: UnsizedTerms;
}

/** A request as the ledger understands it. */
export interface ReadRequest {
  readonly order_class: OrderRequest['order_class'];
  readonly size: OrderSize;
  /** The order that is placed first, and its exits: at least one order. */
  readonly orders: readonly [ReadOrder, ...ReadOrder[]];
}

/** The codes with which a request is no order, in order of precedence. */
export const REQUEST_REFUSALS = ['order_combination_invalid', 'price_increment'] as const;
export type RequestRefusal = (typeof REQUEST_REFUSALS)[number];

/** What a trading day is and what time it is. */
export interface OrderTime {
  readonly now_ms: number;
  readonly calendar: Pick<Calendar, 'dayStart_ms'>;
}

/** Reads a request; refuses terms that do not go together and prices between two ticks. */
export function readRequest(
  request: OrderRequest,
  time: OrderTime,
): Result<Omit<ReadRequest, 'size'>, RequestRefusal> {
  const combination = checkCombination(request, time.now_ms);
  if (!combination.ok) return combination;
  const { take_profit, stop_loss } = request;
  const increment = checkIncrements([
    request.limit_price,
    request.stop_price,
    take_profit?.limit_price,
    stop_loss?.stop_price,
    stop_loss?.limit_price,
  ]);
  if (!increment.ok) return increment;
  return ok({ order_class: request.order_class, orders: readOrders(request, time) });
}

/** Reads the size of a request; refuses parts of shares where the terms allow whole ones only. */
export function readSize(
  request: OrderRequest,
): Result<OrderSize, SizeRefusal | 'fraction_not_allowed'> {
  const size = parseSize(request);
  if (!size.ok) return size;
  return 'quantity_e6' in size.value
    ? checkFraction(request, size.value.quantity_e6, size.value)
    : size;
}

const FRACTIONAL: readonly OrderType[] = ['market', 'limit', 'stop'];

function checkFraction<Value>(
  { type, time_in_force, stop_loss }: Pick<OrderRequest, 'type' | 'time_in_force' | 'stop_loss'>,
  quantity_e6: QuantityE6,
  value: Value,
): Result<Value, 'fraction_not_allowed'> {
  if (quantity_e6 % SHARE_E6 === 0) return ok(value);
  const isAuction = time_in_force === 'opg' || time_in_force === 'cls';
  const exitIsWhole = stop_loss !== undefined && stop_loss.stop_price === undefined;
  const exitHasLimit = stop_loss?.limit_price !== undefined;
  if (FRACTIONAL.includes(type) && !isAuction && !exitIsWhole && !exitHasLimit) return ok(value);
  return refuse(
    'fraction_not_allowed',
    'Parts of a share can be traded with market, limit and stop orders outside of auctions. Use a whole number of shares.',
  );
}

/** Refuses prices between two ticks. */
export function checkIncrements(
  prices: readonly (number | undefined)[],
): Result<void, 'price_increment'> {
  for (const price of prices) {
    if (price === undefined) continue;
    const price_e4 = toPrice(price);
    if (isOnTick(price_e4)) continue;
    // Both are the largest price if the ledger stores none above.
    const nearest = new Set([floorTick(price_e4), ceilTick(price_e4)].map(formatPrice));
    return refuse(
      'price_increment',
      `${formatPrice(price_e4)} is between two ticks. From $1.00 on prices are in whole cents: use ${[...nearest].join(' or ')}.`,
    );
  }
  return ok(undefined);
}

function readOrders(request: OrderRequest, time: OrderTime): [ReadOrder, ...ReadOrder[]] {
  const { order_class, take_profit, stop_loss } = request;
  const exits: ReadOrder[] = [];
  const time_in_force = request.time_in_force ?? DEFAULT_EXIT_TIME_IN_FORCE;
  const exit = { ...request, ...NO_PRICES, side: 'sell' as Side, post_only: false, time_in_force };
  if (take_profit) {
    const terms = { ...exit, type: 'limit' as const, limit_price: take_profit.limit_price };
    exits.push({ role: 'take_profit', terms: readTerms(terms, time) });
  }
  if (stop_loss) {
    const terms = { ...exit, ...stop_loss, type: stopLossType(stop_loss) };
    exits.push({ role: 'stop_loss', terms: readTerms(terms, time) });
  }
  const [first, second] = exits;
  if (order_class === 'oco' && first) return second ? [first, second] : [first];
  const role = order_class === 'simple' ? 'simple' : 'entry';
  const entry = { ...request, time_in_force: timeInForceOf(request) };
  return [{ role, terms: readTerms(entry, time) }, ...exits];
}

const NO_PRICES = {
  limit_price: undefined,
  stop_price: undefined,
  trail_amount: undefined,
  trail_percent: undefined,
  limit_offset: undefined,
};

function stopLossType({
  stop_price,
  limit_price,
}: NonNullable<OrderRequest['stop_loss']>): OrderType {
  if (stop_price === undefined) return 'trailing_stop';
  return limit_price === undefined ? 'stop' : 'stop_limit';
}

function readTerms(
  request: Pick<
    OrderRequest,
    | 'ticker'
    | 'side'
    | 'type'
    | 'expires_at'
    | 'limit_price'
    | 'stop_price'
    | 'trail_amount'
    | 'trail_percent'
    | 'limit_offset'
    | 'trigger'
    | 'reduce_only'
    | 'post_only'
  > & { readonly time_in_force: TimeInForce },
  time: OrderTime,
): UnsizedTerms {
  const { ticker, side, type, time_in_force, trigger, reduce_only, post_only } = request;
  return {
    ticker,
    side,
    type,
    time_in_force,
    limit_price_e4: optionalPrice(request.limit_price),
    stop_price_e4: optionalPrice(request.stop_price),
    trail_amount_e4: optionalPrice(request.trail_amount),
    trail_bp:
      request.trail_percent === undefined ? null : (parseDecimal(request.trail_percent, 2) ?? null),
    limit_offset_e4: optionalPrice(request.limit_offset),
    trigger,
    reduce_only,
    post_only,
    expires_ms: expiryOf(time_in_force, request.expires_at, time),
  };
}

/** Returns when an order expires, in milliseconds since the Unix epoch; null for one that does not rest. */
export function expiryOf(
  time_in_force: TimeInForce,
  expires_at: string | undefined,
  { now_ms, calendar }: OrderTime,
): number | null {
  if (time_in_force === 'day') return calendar.dayStart_ms(now_ms) + DAY_MS;
  if (time_in_force === 'gtc') return now_ms + GTC_DAYS * DAY_MS;
  return time_in_force === 'gtd' && expires_at !== undefined ? Date.parse(expires_at) : null;
}

/** Converts a price that the schema has let through: positive, with at most four decimals. */
const toPrice = (dollars: number): PriceE4 => priceE4(parseDecimal(dollars, PRICE_SCALE) ?? 0);

export const optionalPrice = (dollars: number | undefined): PriceE4 | null =>
  dollars === undefined ? null : toPrice(dollars);
