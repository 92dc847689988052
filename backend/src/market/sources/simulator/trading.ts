import { type PriceE4, priceE4 } from '../../../kernel/money.ts';
import { tickSize } from '../../../kernel/tick.ts';
import type { Instrument } from '../../symbols/universe.ts';
import type { MarketPath } from './market-path.ts';
import { exp } from './random/elementary.ts';
import { STEP_YEARS, STEPS_PER_SESSION } from './session.ts';

/** The part of the volume that does not depend on the price's move. */
const STEADY_SHARE = 0.4;
/** Mean absolute value of a standard normal number: √(2/π). */
const MEAN_MOVE = Math.sqrt(2 / Math.PI);
/** Moves beyond this many deviations add no more volume. */
const MOVE_MAX = 20;
const VOLUME_DEVIATION = 0.5;

/** Returns the mean number of shares traded in one step: those of a day, spread over its steps. */
export const sharesPerStep = ({ adv_usd, price }: Instrument): number =>
  adv_usd / price / STEPS_PER_SESSION;

/** The inputs of the volume of one step. */
export interface Trading {
  /** Mean shares per step. */
  readonly mean: number;
  /** Activity at this time of the session; 1 on average. */
  readonly activity: number;
  /** Size of the log return, in standard deviations of a step. */
  readonly move: number;
  /** A standard normal number. */
  readonly noise: number;
}

/**
 * Returns the shares traded in one step: more if the session is busy and if the price moves
 * (Karpoff 1987, "The relation between price changes and trading volume"), with log-normal noise of
 * mean 1.
 */
export function tradedShares({ mean, activity, move, noise }: Trading): number {
  const moved = STEADY_SHARE + ((1 - STEADY_SHARE) * Math.min(move, MOVE_MAX)) / MEAN_MOVE;
  const luck = exp(VOLUME_DEVIATION * noise - (VOLUME_DEVIATION * VOLUME_DEVIATION) / 2);
  return Math.round(mean * activity * moved * luck);
}

/**
 * Returns the shares of an instrument traded in the last step of the path.
 *
 * @param noise the instrument's `volume_noise` in this step
 */
export function stepVolume(path: MarketPath, place: number, noise: number): number {
  const instrument = path.instruments[place] as Instrument;
  return tradedShares({
    mean: sharesPerStep(instrument),
    activity: path.activity,
    move: Math.abs(path.logReturn(place)) / (instrument.volatility * Math.sqrt(STEP_YEARS)),
    noise,
  });
}

/** The relative spread at a volatility of 100 % a year, and the spread added by a jump. */
const SPREAD_PER_VOLATILITY = 0.0002;
const SPREAD_PER_JUMP = 0.05;

export interface BidAsk {
  readonly bid_e4: PriceE4;
  readonly ask_e4: PriceE4;
}

/**
 * Returns quotes around a price, rounded outwards to the tick size. The spread is at least one tick
 * and grows with the current volatility, as a dealer's risk does (Stoll 1978, "The supply of dealer
 * services in securities markets").
 *
 * @param volatility the current volatility, annualized
 * @param jump simple return of news in this step, or 0
 */
export function bidAsk(price_e4: PriceE4, volatility: number, jump: number): BidAsk {
  const tick = tickSize(price_e4);
  const relative = SPREAD_PER_VOLATILITY * volatility + SPREAD_PER_JUMP * Math.abs(jump);
  const half = Math.max(price_e4 * relative, 1) / 2;
  const bid = Math.floor((price_e4 - half) / tick) * tick;
  const ask = Math.ceil((price_e4 + half) / tick) * tick;
  return { bid_e4: priceE4(Math.max(bid, 1)), ask_e4: priceE4(ask) };
}
