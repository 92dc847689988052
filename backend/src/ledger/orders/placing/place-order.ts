import { OPEN_ORDERS_MAX, ORDER_SENTENCES, type OrderRequest } from '@finally/contract';
import { cents, type QuantityE6 } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { type DecisionRefusal, decideOrder } from '../../decide-order.ts';
import { type OrderSize, SIZE_REFUSALS, sizeOrder } from '../../order-size.ts';
import { isTrailing } from '../combination.ts';
import type { Desk } from '../desk.ts';
import { startingStop } from '../groups.ts';
import { isFinal } from '../lifecycle.ts';
import { enterMarket } from '../matching/enter-market.ts';
import { reservationFor } from '../matching/trade-order.ts';
import type { OrderRow } from '../order-row.ts';
import { checkAtOnce, checkCover, checkMarket, isImmediate } from './check-placement.ts';
import { checkPrices } from './check-prices.ts';
import { fitted } from './fit-to-notional.ts';
import { newOrder, type Placing } from './new-order.ts';
import { REQUEST_REFUSALS, type ReadOrder, type ReadRequest, readSize } from './read-request.ts';

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
  const prices = checkPrices(read, placing);
  if (!prices.ok) return prices;
  const size = readSize(request);
  if (!size.ok) return size;
  const needed = checkMarket(first, market, placing.model);
  if (!needed.ok) return needed;
  const quantity = quantityOf(desk, first, size.value, placing);
  if (!quantity.ok) return quantity;
  const rows = fittedRows(desk, toRows(desk, read, quantity.value, size.value, placing), placing);
  const covered = checkCover(desk, rows[0], market);
  if (!covered.ok) return covered;
  const affordable = checkAtOnce(desk, rows[0], placing);
  if (!affordable.ok) return affordable;
  const placed = rows.map((row) => start(desk, row, placing));
  const order = enterMarket(desk, placed[0] as OrderRow, market, placing.model);
  // Judged once it is known what stays open: at the limit, what is filled or ends at once is placed.
  const staysOpen = rows.some(({ id }) => !isFinal(desk.order(id).state));
  if (staysOpen && desk.open_orders > OPEN_ORDERS_MAX) {
    return refuse(
      'too_many_orders',
      `An account has at most ${OPEN_ORDERS_MAX.toLocaleString('en-US')} open orders. Cancel some first.`,
    );
  }
  return ok(order);
}

/** Returns the shares of an order; decides a market order by the rules that decide every trade. */
function quantityOf(
  desk: Desk,
  first: ReadOrder,
  size: OrderSize,
  { market, model }: Placing,
): Result<QuantityE6, DecisionRefusal> {
  const { terms } = first;
  const { ticker, side, type } = terms;
  if (type === 'market' && market && isImmediate(terms)) {
    const state = { account: desk.account, position: desk.position(ticker) };
    const price_e4 = model.sizingPrice(side, market);
    const fill = decideOrder(state, { ticker, side, size }, { ...market, price_e4 });
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
  placing: Placing,
): [OrderRow, ...OrderRow[]] {
  const notional_cents = 'notional_cents' in size ? size.notional_cents : null;
  const [first, ...exits] = orders;
  const placed = newOrder({ ...first.terms, quantity_e6, notional_cents }, account, placing);
  const group_id = order_class === 'simple' ? null : placed.id;
  const state = order_class === 'oco' ? placed.state : 'held';
  const unnamed = { ...placing, client_order_id: null, request_hash: null };
  return [
    { ...placed, group_id, role: first.role },
    ...exits.map(
      ({ role, terms }): OrderRow => ({
        ...newOrder({ ...terms, quantity_e6, notional_cents: null }, account, unnamed),
        group_id,
        role,
        state,
      }),
    ),
  ];
}

/** Returns the orders with the shares that a sum of dollars buys in the book, not only at its best price. */
function fittedRows(
  desk: Desk,
  rows: readonly [OrderRow, ...OrderRow[]],
  placing: Placing,
): readonly [OrderRow, ...OrderRow[]] {
  const [first, ...exits] = rows;
  const placed = fitted(desk, first, placing);
  if (placed === first) return rows;
  return [placed, ...exits.map((row) => ({ ...row, quantity_e6: placed.quantity_e6 }))];
}

/** Adds an order to the account, with what it sets aside. */
function start(desk: Desk, row: OrderRow, { market }: Placing): OrderRow {
  const started =
    row.state !== 'held' && isTrailing(row.type) && market
      ? { ...row, ...startingStop(row, market) }
      : row;
  desk.place(started);
  if (started.state === 'held') return started;
  const reserved = reservationFor(desk, started, started.quantity_e6, market);
  const reserved_cents = cents(Math.min(reserved.reserved_cents, desk.free_cents));
  return desk.update(started, { ...reserved, reserved_cents });
}
