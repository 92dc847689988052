import { OPEN_ORDERS_MAX, ORDER_SENTENCES, type OrderRequest } from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import {
  cents,
  formatCents,
  formatPrice,
  formatQuantity,
  notionalCents,
  type PriceE4,
  type QuantityE6,
  quantityE6,
  UNITS_MAX,
  ZERO_CENTS,
} from '../../kernel/money.ts';
import type { Origin } from '../../kernel/principal.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type DecisionRefusal, decideOrder, noShares, staleAt } from '../decide-order.ts';
import { type OrderSize, SIZE_REFUSALS, sizeOrder } from '../order.ts';
import { isStop, isTrailing } from './combination.ts';
import type { Desk } from './desk.ts';
import { endGroup, startingStop } from './groups.ts';
import { type FillModel, isTriggered, type StepMarket, triggerPrice } from './market.ts';
import { type OrderRow, remainingOf } from './order-row.ts';
import { REQUEST_REFUSALS, type ReadOrder, type ReadRequest, readSize } from './read-request.ts';
import { NOTHING_RESERVED } from './reservation.ts';
import { reservationFor, tradeOrder } from './trade-order.ts';

/** The codes with which the ledger refuses to place an order, in order of precedence. */
export const PLACEMENT_REFUSALS = [
  ...REQUEST_REFUSALS,
  'stop_wrong_side',
  'bracket_prices_crossed',
  ...SIZE_REFUSALS,
  'fraction_not_allowed',
  'post_only_would_cross',
  'price_unavailable',
  'price_stale',
  'auction_closed',
  'insufficient_shares',
  'notional_too_small',
  'insufficient_buying_power',
  'insufficient_cash',
  'too_many_orders',
  'amount_too_large',
] as const;
export type PlacementRefusal = (typeof PLACEMENT_REFUSALS)[number];

/** Under what an order is placed, besides the account. */
export interface Placing extends Origin {
  readonly client_order_id: string | null;
  readonly request_hash: string;
  readonly newId: NewId;
  readonly now_ms: number;
  /** The market in the order's ticker; undefined if there is no price. */
  readonly market: StepMarket | undefined;
  readonly model: FillModel;
}

/**
 * Places an order with its exits: fills what can be filled at once, sets aside what the rest needs,
 * and lets it rest. Nothing has changed if it is refused.
 *
 * @returns the order that was placed first
 */
export function placeOrder(
  desk: Desk,
  request: OrderRequest,
  read: Omit<ReadRequest, 'size'>,
  placing: Placing,
): Result<OrderRow, PlacementRefusal> {
  const [first] = read.orders;
  const { market } = placing;
  const prices = checkPrices(read, market);
  if (!prices.ok) return prices;
  const size = readSize(request);
  if (!size.ok) return size;
  const needed = checkMarket(first, market, placing.model);
  if (!needed.ok) return needed;
  const quantity = quantityOf(desk, first, size.value, market);
  if (!quantity.ok) return quantity;
  const rows = toRows(desk, read, quantity.value, size.value, placing);
  const covered = checkCover(desk, rows[0], placing);
  if (!covered.ok) return covered;
  if (desk.open_orders + rows.length > OPEN_ORDERS_MAX) {
    return refuse(
      'too_many_orders',
      `An account has at most ${OPEN_ORDERS_MAX.toLocaleString('en-US')} open orders. Cancel some first.`,
    );
  }
  const placed = rows.map((row) => start(desk, row, placing));
  return ok(fillAtOnce(desk, placed[0] as OrderRow, placing));
}

/** Whether an order is filled at the price of now, or not at all. */
const isImmediate = ({ terms }: ReadOrder): boolean =>
  (terms.type === 'market' && terms.time_in_force !== 'opg' && terms.time_in_force !== 'cls') ||
  terms.time_in_force === 'ioc' ||
  terms.time_in_force === 'fok';

/** Refuses stops on the wrong side of the market and exits on the wrong side of the order. */
function checkPrices(
  { order_class, orders }: Omit<ReadRequest, 'size'>,
  market: StepMarket | undefined,
): Result<void, 'stop_wrong_side' | 'bracket_prices_crossed'> {
  const [first] = orders;
  // The exits of an entry begin to work later, at prices that nobody knows yet.
  const starting = order_class === 'oco' ? orders : [first];
  for (const { terms } of starting) {
    if (!market || terms.stop_price_e4 === null) continue;
    const met = triggerPrice(terms.side, terms.trigger, market);
    if (!isTriggered(terms.side, terms.stop_price_e4, met)) continue;
    const side = terms.side === 'buy' ? 'above' : 'below';
    return refuse(
      'stop_wrong_side',
      `The stop of a ${terms.side === 'buy' ? 'purchase' : 'sale'} must be ${side} the market, ` +
        `and ${terms.ticker} is at ${formatPrice(met)}. Use a stop ${side} that, or a limit order.`,
    );
  }
  const take_profit = orders.find(({ role }) => role === 'take_profit')?.terms.limit_price_e4;
  const stop_loss = orders.find(({ role }) => role === 'stop_loss')?.terms.stop_price_e4;
  const entry =
    order_class === 'oco'
      ? null
      : (first.terms.limit_price_e4 ?? first.terms.stop_price_e4 ?? market?.price_e4 ?? null);
  const rising = [stop_loss, entry, take_profit].filter((price) => price != null);
  if (rising.every((price, place) => place === 0 || price > (rising[place - 1] as PriceE4))) {
    return ok(undefined);
  }
  return refuse(
    'bracket_prices_crossed',
    'The take-profit must be above the price of the order and the stop-loss below it.',
  );
}

/** Refuses a post-only order that would be filled at once, and an order that needs a price if there is none. */
function checkMarket(
  first: ReadOrder,
  market: StepMarket | undefined,
  model: FillModel,
): Result<void, 'post_only_would_cross' | 'price_unavailable' | 'price_stale' | 'auction_closed'> {
  const { ticker, side, limit_price_e4, post_only, type, time_in_force } = first.terms;
  if (
    post_only &&
    market &&
    limit_price_e4 !== null &&
    model.crosses(side, limit_price_e4, market)
  ) {
    return refuse(
      'post_only_would_cross',
      `At ${formatPrice(limit_price_e4)} the order would be filled at once, and it is post-only.`,
    );
  }
  if (time_in_force === 'opg' || time_in_force === 'cls') {
    return refuse(
      'auction_closed',
      'This market trades around the clock and has no opening or closing auction. Use day or gtc.',
    );
  }
  if (!isImmediate(first) && !isTrailing(type)) return ok(undefined);
  if (!market) {
    return refuse('price_unavailable', ORDER_SENTENCES.price_unavailable(ticker));
  }
  return market.stale ? staleAt(ticker) : ok(undefined);
}

/** Returns the shares of an order; decides a market order by the rules that decide every trade. */
function quantityOf(
  desk: Desk,
  first: ReadOrder,
  size: OrderSize,
  market: StepMarket | undefined,
): Result<QuantityE6, DecisionRefusal> {
  const { terms } = first;
  const { ticker, side, type } = terms;
  if (type === 'market' && market && isImmediate(first)) {
    const state = { account: desk.account, position: desk.position(ticker) };
    const fill = decideOrder(state, { ticker, side, size }, market);
    return fill.ok ? ok(fill.value.quantity_e6) : fill;
  }
  if ('quantity_e6' in size) return ok(size.quantity_e6);
  if (!market) return refuse('price_unavailable', ORDER_SENTENCES.price_unavailable(ticker));
  const sized = sizeOrder({ ticker, side, size }, market.price_e4);
  return sized.ok ? ok(sized.value.quantity_e6) : sized;
}

function toRows(
  { account }: Desk,
  { order_class, orders }: Omit<ReadRequest, 'size'>,
  quantity_e6: QuantityE6,
  size: OrderSize,
  { newId, now_ms, client_order_id, request_hash, source, cause }: Placing,
): [OrderRow, ...OrderRow[]] {
  const ids = orders.map(() => newId());
  const group_id = order_class === 'simple' ? null : (ids[0] as string);
  const rows = orders.map(
    ({ role, terms }, place): OrderRow => ({
      ...terms,
      quantity_e6,
      notional_cents: place === 0 && 'notional_cents' in size ? size.notional_cents : null,
      id: ids[place] as string,
      ledger: account.ledger,
      client_order_id: place === 0 ? client_order_id : null,
      request_hash: place === 0 ? request_hash : null,
      group_id,
      role,
      replaces: null,
      state: order_class !== 'oco' && place > 0 ? 'held' : 'working',
      reason: null,
      filled_e6: quantityE6(0),
      filled_cents: ZERO_CENTS,
      ...NOTHING_RESERVED,
      mark_e4: null,
      ahead_e6: null,
      source,
      cause,
      placed_ms: now_ms,
      updated_ms: now_ms,
    }),
  );
  return rows as [OrderRow, ...OrderRow[]];
}

/** Refuses an order that the free cash or the free shares do not cover at its worst price. */
function checkCover(
  desk: Desk,
  order: OrderRow,
  { market }: Placing,
): Result<
  void,
  | 'insufficient_shares'
  | 'notional_too_small'
  | 'insufficient_buying_power'
  | 'insufficient_cash'
  | 'amount_too_large'
> {
  const { ticker, side, quantity_e6 } = order;
  if (side === 'sell')
    return desk.freeShares(ticker) < quantity_e6
      ? noShares(desk.position(ticker), order)
      : ok(undefined);
  const started =
    isTrailing(order.type) && market ? { ...order, ...startingStop(order, market) } : order;
  const { reserved_cents } = reservationFor(desk, started, quantity_e6, market);
  // A market order was decided at its price, which may be less than its collar.
  if (order.type === 'market' && order.time_in_force !== 'opg' && order.time_in_force !== 'cls') {
    return ok(undefined);
  }
  if (reserved_cents > desk.free_cents) return noCash(desk, started, reserved_cents);
  const { position } = { position: desk.position(ticker) };
  const held = (position?.quantity_e6 ?? 0) + quantity_e6;
  const basis = (position?.cost_basis_cents ?? 0) + reserved_cents;
  if (held > UNITS_MAX || basis > UNITS_MAX) {
    return refuse('amount_too_large', 'The result would be more than the ledger holds.');
  }
  const limit = order.limit_price_e4 ?? order.stop_price_e4;
  if (limit !== null && notionalCents(quantity_e6, limit) === 0n) {
    return refuse('notional_too_small', ORDER_SENTENCES.notional_too_small);
  }
  return ok(undefined);
}

function noCash(desk: Desk, { ticker, quantity_e6 }: OrderRow, needed: number) {
  const shares = formatQuantity(quantity_e6);
  const cost = formatCents(cents(needed));
  const free = formatCents(desk.free_cents);
  const { reserved_cents } = desk.account;
  if (reserved_cents === 0) {
    return refuse(
      'insufficient_cash',
      `An order for ${shares} ${ticker} sets ${cost} aside, but only ${free} cash is left.`,
    );
  }
  return refuse(
    'insufficient_buying_power',
    `An order for ${shares} ${ticker} sets ${cost} aside, but only ${free} is free: ` +
      `${formatCents(reserved_cents)} is set aside for open orders.`,
  );
}

/** Adds an order to the account, with what it sets aside. */
function start(desk: Desk, row: OrderRow, { market }: Placing): OrderRow {
  const started =
    row.state === 'working' && isTrailing(row.type) && market
      ? { ...row, ...startingStop(row, market) }
      : row;
  desk.place(started);
  if (started.state === 'held') return started;
  const reserved = reservationFor(desk, started, started.quantity_e6, market);
  const reserved_cents = cents(Math.min(reserved.reserved_cents, desk.free_cents));
  return desk.update(started, { ...reserved, reserved_cents });
}

/** Fills what can be filled at once, and ends what must not rest. */
function fillAtOnce(desk: Desk, order: OrderRow, { market, model }: Placing): OrderRow {
  const { side, type, time_in_force, limit_price_e4 } = order;
  const waits = isStop(type) || time_in_force === 'opg' || time_in_force === 'cls';
  if (waits || !market || market.stale) return order;
  const crosses = limit_price_e4 === null || model.crosses(side, limit_price_e4, market);
  const executions = crosses ? model.take(order, market) : [];
  const taken = executions.reduce((sum, { quantity_e6 }) => sum + quantity_e6, 0);
  if (time_in_force === 'fok' && taken < remainingOf(order))
    return end(desk, order, 'fok_unfillable');
  const { order: filled, isShortOfCash } = tradeOrder(desk, order, executions, market);
  if (isShortOfCash) return end(desk, filled, 'buying_power_at_fill');
  if (time_in_force === 'ioc' && remainingOf(filled) > 0) return end(desk, filled, 'ioc_remainder');
  return filled;
}

function end(
  desk: Desk,
  order: OrderRow,
  reason: 'fok_unfillable' | 'ioc_remainder' | 'buying_power_at_fill',
): OrderRow {
  const ended = desk.step(order, 'cancel', {}, reason);
  endGroup(desk, ended);
  return ended;
}
