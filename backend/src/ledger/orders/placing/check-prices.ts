import { formatPrice, type PriceE4 } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { formatQuote } from '../../../kernel/tick.ts';
import type { FillModel, StepMarket } from '../matching/market.ts';
import { triggerOf, watchedPrice } from '../matching/stops.ts';
import { checkTrail } from './check-trail.ts';
import type { ReadOrder, ReadRequest, UnsizedTerms } from './read-request.ts';

/** The market that the prices of an order are compared with, and what would fill the order in it. */
export interface PriceContext {
  readonly market: StepMarket | undefined;
  readonly model: Pick<FillModel, 'crosses'>;
}

type ExitRefusal = 'stop_wrong_side' | 'bracket_prices_crossed';
type PriceRefusal = ExitRefusal | 'order_combination_invalid' | 'price_increment';

/** Refuses trails that make no stop, stops on the wrong side of the market, and exits that would sell at once or cross. */
export function checkPrices(
  read: Pick<ReadRequest, 'order_class' | 'orders'>,
  { market, model }: PriceContext,
): Result<void, PriceRefusal> {
  const { order_class, orders } = read;
  const [first] = orders;
  const trails = market ? checkTrails(orders, market) : ok(undefined);
  if (!trails.ok) return trails;
  // The exits of an entry begin to work later, at prices that nobody knows yet.
  const starting = order_class === 'oco' ? orders : [first];
  for (const { terms } of market ? starting : []) {
    const stop = market ? refuseMetStop(terms, market) : ok(undefined);
    if (!stop.ok) return stop;
  }
  const crossed = refuseCrossedPrices({
    take_profit: limitOf(orders, 'take_profit'),
    stop_loss: stopOf(orders),
    entry:
      order_class === 'oco'
        ? null
        : (first.terms.limit_price_e4 ?? first.terms.stop_price_e4 ?? market?.price_e4),
  });
  if (!crossed.ok || !market) return crossed;
  // A pair works at once, and so do the exits of an entry that is filled at once.
  const workNow = order_class === 'oco' || isFilledNow(first.terms, { market, model });
  return workNow ? refuseMetExits(orders, { market, model }) : crossed;
}

/** Judges the trails at the price at which they start: that of the entry, or the one that they watch now. */
function checkTrails(
  orders: readonly ReadOrder[],
  market: StepMarket,
): Result<void, 'order_combination_invalid' | 'price_increment'> {
  const entry = orders.find(({ role }) => role === 'entry')?.terms;
  const starts_e4 = entry?.limit_price_e4 ?? entry?.stop_price_e4 ?? null;
  for (const { role, terms } of orders) {
    const watched = watchedPrice(terms.side, terms.trigger, market);
    const start_e4 = role === 'stop_loss' ? (starts_e4 ?? watched) : watched;
    const trail = checkTrail(terms, start_e4);
    if (!trail.ok) return trail;
  }
  return ok(undefined);
}

const limitOf = (orders: readonly ReadOrder[], role: ReadOrder['role']) =>
  orders.find((order) => order.role === role)?.terms.limit_price_e4;

const stopOf = (orders: readonly ReadOrder[]) =>
  orders.find(({ role }) => role === 'stop_loss')?.terms.stop_price_e4;

/** Returns true if an order would take what the market offers as soon as it is placed. */
const isFilledNow = (
  { side, type, limit_price_e4 }: UnsizedTerms,
  { market, model }: PriceContext & { readonly market: StepMarket },
): boolean =>
  type === 'market' ||
  (type === 'limit' && limit_price_e4 !== null && model.crosses(side, limit_price_e4, market));

/** Refuses a stop that the market has reached already. */
function refuseMetStop(
  { ticker, side, trigger, stop_price_e4 }: UnsizedTerms,
  market: StepMarket,
): Result<void, 'stop_wrong_side'> {
  if (stop_price_e4 === null || !triggerOf({ side, trigger, stop_price_e4 }, market)) {
    return ok(undefined);
  }
  const met = watchedPrice(side, trigger, market);
  const where = side === 'buy' ? 'above' : 'below';
  return refuse(
    'stop_wrong_side',
    `The stop of a ${side === 'buy' ? 'purchase' : 'sale'} must be ${where} the market, ` +
      `and ${ticker} is at ${formatQuote(met)}. Use a stop ${where} that, or a limit order.`,
  );
}

/** Refuses exits that would sell as soon as they work, because the market has reached them already. */
function refuseMetExits(
  orders: readonly ReadOrder[],
  { market, model }: PriceContext & { readonly market: StepMarket },
): Result<void, ExitRefusal> {
  for (const { role, terms } of orders) {
    const { ticker, side, limit_price_e4 } = terms;
    if (role === 'stop_loss') {
      const stop = refuseMetStop(terms, market);
      if (!stop.ok) return stop;
    }
    if (role === 'take_profit' && limit_price_e4 && model.crosses(side, limit_price_e4, market)) {
      return takeProfitMet(ticker, limit_price_e4, market);
    }
  }
  return ok(undefined);
}

/** Refuses a take-profit that the market has reached already. */
export const takeProfitMet = (ticker: string, limit_price_e4: PriceE4, market: StepMarket) =>
  refuse(
    'bracket_prices_crossed',
    `A take-profit at ${formatPrice(limit_price_e4)} would sell at once: ${ticker} is at ` +
      `${formatQuote(market.price_e4)}, and the take-profit of a sale must be above that.`,
  );

/** The prices of the orders of a group; null or undefined where there is none. */
export interface GroupPrices {
  readonly take_profit?: PriceE4 | null | undefined;
  readonly entry?: PriceE4 | null | undefined;
  readonly stop_loss?: PriceE4 | null | undefined;
}

/** Refuses exits that do not lie on both sides of their entry, or of each other. */
export function refuseCrossedPrices({
  take_profit,
  entry,
  stop_loss,
}: GroupPrices): Result<void, 'bracket_prices_crossed'> {
  const crossed = (sentence: string) => refuse('bracket_prices_crossed', sentence);
  if (entry != null && take_profit != null && take_profit <= entry) {
    return crossed(
      `The take-profit at ${formatPrice(take_profit)} must be above the price of the order, ${formatQuote(entry)}.`,
    );
  }
  if (entry != null && stop_loss != null && stop_loss >= entry) {
    return crossed(
      `The stop-loss at ${formatPrice(stop_loss)} must be below the price of the order, ${formatQuote(entry)}.`,
    );
  }
  return stop_loss != null && take_profit != null && take_profit <= stop_loss
    ? crossed(
        `The take-profit at ${formatPrice(take_profit)} must be above the stop-loss at ${formatPrice(stop_loss)}.`,
      )
    : ok(undefined);
}
