import { type PriceE4, priceE4 } from '../../../kernel/money.ts';
import type { Instrument } from '../../symbols/universe.ts';
import { exp } from './random/elementary.ts';
import { STEPS_PER_SESSION } from './session.ts';

/** The part of the volume that comes whether or not the price moves. */
const STEADY_SHARE = 0.4;
/** Mean size of a standard normal: √(2/π). */
const MEAN_MOVE = Math.sqrt(2 / Math.PI);
/** Moves beyond this many deviations bring no more volume. */
const MOVE_MAX = 20;
const VOLUME_DEVIATION = 0.5;

/** Returns the mean number of shares traded in one step: those of a day, spread over its steps. */
export const sharesPerStep = ({ adv_usd, price }: Instrument): number =>
  adv_usd / price / STEPS_PER_SESSION;

/** What decides the volume of one step. */
export interface Trading {
  /** Mean shares a step. */
  readonly mean: number;
  /** How busy this time of the session is; 1 on average. */
  readonly activity: number;
  /** The size of the log return in deviations of a usual step. */
  readonly move: number;
  /** Standard normal. */
  readonly noise: number;
}

/**
 * Shares traded in one step: more when the session is busy and when the price
 * moves (Karpoff 1987, "The relation between price changes and trading volume"),
 * with log-normal noise of mean 1.
 */
export function tradedShares({ mean, activity, move, noise }: Trading): number {
  const moved = STEADY_SHARE + ((1 - STEADY_SHARE) * Math.min(move, MOVE_MAX)) / MEAN_MOVE;
  const luck = exp(VOLUME_DEVIATION * noise - (VOLUME_DEVIATION * VOLUME_DEVIATION) / 2);
  return Math.round(mean * activity * moved * luck);
}

/** The spread at a volatility of 100 % a year, and what a jump adds, relative to the price. */
const SPREAD_PER_VOLATILITY = 0.0002;
const SPREAD_PER_JUMP = 0.05;

const DOLLAR_E4 = 10_000;
const CENT_E4 = 100;

/** The step between quoted prices: a cent, below a dollar 1/10,000 (SEC Rule 612). */
const tickSize = (price_e4: PriceE4): number => (price_e4 >= DOLLAR_E4 ? CENT_E4 : 1);

export interface BidAsk {
  readonly bid_e4: PriceE4;
  readonly ask_e4: PriceE4;
}

/**
 * Quotes around a price, rounded outwards to the tick size: the spread is at
 * least one tick and grows with the volatility at the time, as a dealer's risk
 * does (Stoll 1978, "The supply of dealer services in securities markets").
 *
 * @param volatility of the moment, as a year's deviation
 * @param jump simple return of the news just now, or 0
 */
export function bidAsk(price_e4: PriceE4, volatility: number, jump: number): BidAsk {
  const tick = tickSize(price_e4);
  const relative = SPREAD_PER_VOLATILITY * volatility + SPREAD_PER_JUMP * Math.abs(jump);
  const half = Math.max(price_e4 * relative, 1) / 2;
  const bid = Math.floor((price_e4 - half) / tick) * tick;
  const ask = Math.ceil((price_e4 + half) / tick) * tick;
  return { bid_e4: priceE4(Math.max(bid, 1)), ask_e4: priceE4(ask) };
}
