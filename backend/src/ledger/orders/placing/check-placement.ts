import { COVER_SENTENCES, ORDER_SENTENCES, type Side } from '@finally/contract';
import {
  cents,
  formatCents,
  formatQuantity,
  notionalCents,
  type PriceE4,
  UNITS_MAX,
} from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { formatQuote } from '../../../kernel/tick.ts';
import { affordableFor, noShares, staleAt, noCash as tooExpensive } from '../../decide-order.ts';
import { isTrailing } from '../combination.ts';
import type { Desk } from '../desk.ts';
import { startingStop } from '../groups.ts';
import { executionsOf } from '../matching/enter-market.ts';
import type { FillModel, StepMarket } from '../matching/market.ts';
import { costOf, reservationFor } from '../matching/trade-order.ts';
import type { OrderRow, PlacedTerms } from '../order-row.ts';
import type { ReadOrder } from './read-request.ts';

/** Returns true if an order is filled at once or not at all. */
export const isImmediate = ({
  type,
  time_in_force,
}: Pick<PlacedTerms, 'type' | 'time_in_force'>): boolean =>
  type === 'market' || time_in_force === 'ioc' || time_in_force === 'fok';

/** Refuses a post-only order that would be filled at once at its limit. */
export const wouldCross = (
  { side, limit_price_e4 }: { readonly side: Side; readonly limit_price_e4: PriceE4 },
  market: StepMarket,
  model: Pick<FillModel, 'sizingPrice'>,
) => {
  const best = formatQuote(model.sizingPrice(side, market));
  return refuse(
    'post_only_would_cross',
    `At ${formatQuote(limit_price_e4)} the order would be filled at once, and it is post-only. ` +
      `Use a limit ${side === 'buy' ? 'below' : 'above'} ${best}.`,
  );
};

/** Refuses a post-only order that would be filled at once, and an order that needs a price if there is none. */
export function checkMarket(
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
    return wouldCross({ side, limit_price_e4 }, market, model);
  }
  if (time_in_force === 'opg' || time_in_force === 'cls') {
    return refuse(
      'auction_closed',
      'This market trades around the clock and has no opening or closing auction. Use day or gtc.',
    );
  }
  if (!isImmediate(first.terms) && !isTrailing(type)) return ok(undefined);
  if (!market) {
    return refuse('price_unavailable', ORDER_SENTENCES.price_unavailable(ticker));
  }
  return market.stale ? staleAt(ticker) : ok(undefined);
}

/** Refuses an order that the free cash or the free shares do not cover at its worst price. */
export function checkCover(
  desk: Desk,
  order: OrderRow,
  market: StepMarket | undefined,
): Result<
  void,
  | 'insufficient_shares'
  | 'notional_too_small'
  | 'insufficient_buying_power'
  | 'insufficient_cash'
  | 'amount_too_large'
> {
  const { ticker, side, quantity_e6 } = order;
  const position = desk.position(ticker);
  if (side === 'sell') {
    if (desk.freeShares(ticker) < quantity_e6) return noShares(position, order);
    // A remaining position may be worth less than a cent; closing it must stay possible.
    return position?.quantity_e6 === quantity_e6 ? ok(undefined) : checkWorth(order);
  }
  // A market order was decided at its price.
  if (order.type === 'market') return ok(undefined);
  const started =
    isTrailing(order.type) && market ? { ...order, ...startingStop(order, market) } : order;
  const { reserved_cents } = reservationFor(desk, started, quantity_e6, market);
  if (reserved_cents > desk.free_cents) return noCash(desk, started, reserved_cents);
  const held = (position?.quantity_e6 ?? 0) + quantity_e6;
  const basis = (position?.cost_basis_cents ?? 0) + reserved_cents;
  if (held > UNITS_MAX || basis > UNITS_MAX) {
    return tooLarge();
  }
  return checkWorth(order);
}

/**
 * Refuses a market purchase that the free cash does not cover at the prices at which it would be filled
 * now, or that gets nothing for its sum.
 */
export function checkAtOnce(
  desk: Desk,
  order: OrderRow,
  { market, model }: { readonly market: StepMarket | undefined; readonly model: FillModel },
): Result<
  void,
  'insufficient_cash' | 'insufficient_buying_power' | 'notional_too_small' | 'amount_too_large'
> {
  if (order.side !== 'buy' || order.type !== 'market' || model.step === null) return ok(undefined);
  if (order.quantity_e6 === 0)
    return refuse('notional_too_small', COVER_SENTENCES.notional_too_small);
  const executions = executionsOf(desk, { ...order, state: 'working' }, market, model);
  const cost = executions.reduce((sum, execution) => sum + costOf(execution), 0n);
  if (cost > BigInt(desk.free_cents)) return tooExpensive(desk.account, order, cost);
  const basis = BigInt(desk.position(order.ticker)?.cost_basis_cents ?? 0) + cost;
  return basis > BigInt(UNITS_MAX) ? tooLarge() : ok(undefined);
}

const tooLarge = () =>
  refuse('amount_too_large', 'The result would be more than the ledger holds.');

/** Refuses an order that is worth less than a cent at its own price. */
function checkWorth({
  quantity_e6,
  limit_price_e4,
  stop_price_e4,
}: OrderRow): Result<void, 'notional_too_small'> {
  const price = limit_price_e4 ?? stop_price_e4;
  if (price === null || notionalCents(quantity_e6, price) > 0n) return ok(undefined);
  return refuse('notional_too_small', COVER_SENTENCES.notional_too_small);
}

function noCash(desk: Desk, { ticker, quantity_e6 }: OrderRow, needed: number) {
  const shares = formatQuantity(quantity_e6);
  const cost = formatCents(cents(needed));
  const free = formatCents(desk.free_cents);
  const affordable = affordableFor(desk.free_cents, { ticker, quantity_e6 }, BigInt(needed));
  const { reserved_cents } = desk.account;
  if (reserved_cents === 0) {
    return refuse(
      'insufficient_cash',
      `An order for ${shares} ${ticker} sets ${cost} aside, but only ${free} cash is left.${affordable}`,
    );
  }
  return refuse(
    'insufficient_buying_power',
    `An order for ${shares} ${ticker} sets ${cost} aside, but only ${free} is free: ` +
      `${formatCents(reserved_cents)} is set aside for open orders.${affordable}`,
  );
}
