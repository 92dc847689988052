import { isDeepStrictEqual } from 'node:util';
import type { Ticker } from '@finally/contract';
import {
  type Cents,
  cents,
  formatPrice,
  formatQuantity,
  notionalCents,
  quantityE6,
} from '../../../kernel/money.ts';
import { type Charged, chargeFor, type FeeLine, sumOfFees } from '../../../ledger/fees/fees.ts';
import { isStop } from '../../../ledger/orders/combination.ts';
import { isExit } from '../../../ledger/orders/groups.ts';
import { triggerOf } from '../../../ledger/orders/matching/stops.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { MarketStep } from '../book.ts';
import type { Execution } from '../execution.ts';
import { explainFill, type FillExplanation } from '../explanation/explanation.ts';
import { FILL_MODEL, type FillProfile, profileOf } from '../profile.ts';
import { atStep, NO_RECENT_TAKING, type RecentTaking } from '../recent-taking.ts';
import { take } from '../taker.ts';
import { checkQuote } from './check-quote.ts';
import { explanationOf, type Group, groupsOf } from './fill-groups.ts';
import { explainedMarket, type KeptFill } from './kept-fill.ts';
import { type KnownMarkets, NOTHING_KNOWN } from './known-market.ts';
import { restingFill } from './resting-fill.ts';

/** Tells the size that a simulated market showed at the best price in a step. */
export type DisplayedSizeAt = (at: {
  readonly seed: number;
  readonly ticker: Ticker;
  readonly step: number;
  readonly adv: number;
}) => number;

export interface FillsReport {
  /** The first fill that differs; undefined if none does. */
  readonly difference: string | undefined;
  readonly checked: number;
  /** Fills of earlier versions, of which nothing is kept to check them by. */
  readonly unexplained: number;
}

/** What an account did so far, from which its next fills follow. */
interface Past {
  readonly ledger: number;
  /** The period of the market that `recent` belongs to. */
  readonly period: number;
  readonly recent: Map<Ticker, RecentTaking>;
  readonly charged: Map<string, Charged>;
}

/**
 * Fills an account's orders a second time: with the terms of each order and what it had left, with the
 * quote that its market gives in the step if that is known and the one of its explanation if not, and with
 * what the account took before according to its earlier fills. Compares prices, quantities, fees and
 * explanations.
 *
 * @param fills all fills of one account, oldest first
 * @param known what is known of the markets besides the explanations
 */
export function checkFills(
  fills: Iterable<KeptFill>,
  displayedSizeAt: DisplayedSizeAt,
  known: KnownMarkets = NOTHING_KNOWN,
): FillsReport {
  let past: Past | undefined;
  let checked = 0;
  let unexplained = 0;
  for (const group of groupsOf(fills)) {
    const [first] = group;
    const { ledger, trade } = first;
    past = pastOf(past, ledger, known.period(first));
    if (trade.explanation === null) {
      unexplained += group.length;
      continue;
    }
    checked += group.length;
    const difference = checkGroup(group, past, displayedSizeAt, known);
    if (difference !== undefined) return { difference, checked, unexplained };
  }
  return { difference: undefined, checked, unexplained };
}

/** Returns what an account did so far. Another market begins its steps anew, and nothing was taken of it. */
function pastOf(past: Past | undefined, ledger: number, period: number): Past {
  if (past?.ledger !== ledger) return { ledger, period, recent: new Map(), charged: new Map() };
  if (past.period === period) return past;
  // The market before the first period is not known.
  return { ...past, period, recent: past.period === 0 ? past.recent : new Map() };
}

function checkGroup(
  group: Group,
  past: Past,
  displayedSizeAt: DisplayedSizeAt,
  known: KnownMarkets,
): string | undefined {
  const [first] = group;
  const kept = explanationOf(first);
  const { ticker, sequence } = first.trade;
  const where = `Entry ${sequence} differs: `;
  if (kept.model !== FILL_MODEL)
    return `${where}it was filled by ${kept.model}, not ${FILL_MODEL}.`;
  const profile = profileOf({ fill_profile: kept.profile, fees: first.fees });
  const market = explainedMarket(kept);
  const odd =
    checkOrder(first, kept) ??
    known.whyImpossible(first) ??
    checkMarket(group, known) ??
    checkSize(kept, ticker, displayedSizeAt);
  if (odd !== undefined) return `${where}${odd}`;
  const recent = atStep(past.recent.get(ticker) ?? NO_RECENT_TAKING, market.step);
  const left_e6 = leftOf(first, past);
  const refilled =
    first.trade.liquidity === 'taker'
      ? retake(group, profile, market, recent, left_e6)
      : restingFill(first, kept, {
          profile,
          market,
          recent,
          left_e6,
          least_ahead_e6: known.leastAhead(first),
        });
  if (typeof refilled === 'string') return `${where}${refilled}`;
  past.recent.set(ticker, refilled.recent);
  for (const [place, fill] of group.entries()) {
    const execution = refilled.executions[place];
    const difference =
      execution === undefined
        ? 'the market did not have so many shares at the prices allowed.'
        : compare(fill, execution, { profile, market, collar_e4: refilled.collar_e4 }, past);
    if (difference !== undefined) return `Entry ${fill.trade.sequence} differs: ${difference}`;
  }
  // Cash that does not suffice ends an order before its rest.
  const missing = refilled.executions[group.length];
  const isShortOfCash = first.order.reason?.startsWith('buying_power') ?? false;
  return missing === undefined || isShortOfCash
    ? undefined
    : `${where}the order had ${formatQuantity(missing.quantity_e6)} more shares to get at ${formatPrice(missing.price_e4)}.`;
}

/** Compares a fill with the order that it belongs to. */
function checkOrder(
  { trade, order, profile }: KeptFill,
  kept: FillExplanation,
): string | undefined {
  if (trade.side !== order.side || trade.ticker !== order.ticker) {
    return `it is a ${trade.side} of ${trade.ticker}, but its order is a ${order.side} of ${order.ticker}.`;
  }
  return kept.profile === profile
    ? undefined
    : `it was filled by the profile ${kept.profile}, but that of the account is ${profile}.`;
}

/** Compares the quotes of a group with the market that is known. */
function checkMarket(group: Group, known: KnownMarkets): string | undefined {
  for (const fill of group) {
    const shown = known.shown(fill);
    const odd = shown && checkQuote(explanationOf(fill), shown);
    if (odd !== undefined) return odd;
  }
  return undefined;
}

/** Returns what an order had left before a fill; null for exits, whose quantity follows their group. */
function leftOf({ order, carried }: KeptFill, { charged }: Past): bigint | null {
  if (isExit(order)) return null;
  const { quantity_e6 } = charged.get(order.id) ?? carried;
  return BigInt(order.quantity_e6) - BigInt(quantity_e6);
}

/** Compares the size shown with the one that the seed of a simulated market gives. */
function checkSize(
  { market, step }: FillExplanation,
  ticker: Ticker,
  displayedSizeAt: DisplayedSizeAt,
): string | undefined {
  if (!market || market.seed === null) return undefined;
  const { seed, adv, displayed } = market;
  const shown = displayedSizeAt({ seed, ticker, step, adv });
  return shown === displayed
    ? undefined
    : `${displayed} shares were shown at the best price, but the seed gives ${shown}.`;
}

/** Takes again what an order had left; of exits, what they took. */
function retake(
  group: Group,
  profile: FillProfile,
  market: MarketStep,
  recent: RecentTaking,
  left_e6: bigint | null,
) {
  const [{ order }] = group;
  const taken = group.reduce((sum, { trade }) => sum + trade.quantity_e6, 0);
  const takerOf = (quantity: number) => ({
    side: order.side,
    quantity_e6: quantityE6(Math.max(0, quantity)),
    limit_e4: order.limit_price_e4,
    by_stop: isStop(order.type),
  });
  const taking = take(profile, market, takerOf(Number(left_e6 ?? taken)), recent);
  return { ...taking, recent: take(profile, market, takerOf(taken), recent).recent };
}

interface Circumstances {
  readonly profile: FillProfile;
  readonly market: MarketStep;
  readonly collar_e4: ReturnType<typeof take>['collar_e4'];
}

function compare(
  fill: KeptFill,
  execution: Execution,
  { profile, market, collar_e4 }: Circumstances,
  past: Past,
): string | undefined {
  const { trade, order } = fill;
  const { price_e4, quantity_e6 } = execution;
  if (trade.price_e4 !== price_e4) {
    return `the price is ${formatPrice(trade.price_e4)}, but the model gives ${formatPrice(price_e4)}.`;
  }
  if (trade.quantity_e6 !== quantity_e6) {
    return `the quantity is ${formatQuantity(trade.quantity_e6)}, but the model gives ${formatQuantity(quantity_e6)}.`;
  }
  const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
  const kept = explanationOf(fill);
  const fees = feesAgain(fill, profile, notional_cents, past.charged);
  const due = sumOfFees(fees);
  if (trade.fees_cents !== due) {
    return `the fees are ${trade.fees_cents} cents, but its schedule gives ${due}.`;
  }
  const explained = explainFill(
    {
      profile,
      ticker: trade.ticker,
      side: trade.side,
      market,
      time_ms: Date.parse(kept.sim_time),
      triggered: triggerAgain(order, market),
      collar_e4,
      notional_cents,
      fees,
    },
    execution,
  );
  // As JSON, because that is how it was kept.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(explained)), kept)
    ? undefined
    : 'its explanation is not the one that the model gives.';
}

/** Returns what the fill is charged after the earlier fills of its order. */
function feesAgain(
  fill: KeptFill,
  { fees: schedules }: FillProfile,
  notional_cents: Cents,
  charged: Map<string, Charged>,
): readonly FeeLine[] {
  const { trade, order, carried } = fill;
  const time_ms = Date.parse(explanationOf(fill).sim_time);
  const before = charged.get(order.id) ?? carried;
  const { quantity_e6 } = trade;
  const fees = chargeFor({ schedules, side: trade.side, time_ms }, before, {
    quantity_e6,
    notional_cents,
  });
  charged.set(order.id, {
    quantity_e6: quantityE6(before.quantity_e6 + quantity_e6),
    notional_cents: cents(before.notional_cents + notional_cents),
    fees_cents: cents(before.fees_cents + sumOfFees(fees)),
  });
  return fees;
}

/** Returns what triggered the stop of an order, by its own terms. */
function triggerAgain({ type, side, trigger, stop_price_e4 }: OrderRow, market: MarketStep) {
  if (!isStop(type) || stop_price_e4 === null) return null;
  const { bid_e4 = null, ask_e4 = null } = market.book ?? {};
  return triggerOf({ side, trigger, stop_price_e4 }, { price_e4: market.last_e4, bid_e4, ask_e4 });
}
