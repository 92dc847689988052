import type { PriceE4 } from '../../kernel/money.ts';
import { divideUp, squareRoot } from '../../kernel/whole-numbers.ts';
import { SHARE_E6 } from './book.ts';

/** What the impact of hidden liquidity depends on besides the quantity. */
export interface ImpactTerms {
  /** Pn: the last level's price; the best price if there is no level. */
  readonly from_e4: PriceE4;
  /** σ: standard deviation of a day's return, in millionths. */
  readonly volatility_e6: number;
  /** Y, in hundredths. */
  readonly impact_hundredths: number;
  /** V: average daily volume in whole shares. */
  readonly adv: number;
  /** h0: hidden shares that the account took lately in this direction, in millionths. */
  readonly before_e6: bigint;
}

/** No order is for more whole shares than this and all lower binary digits together. */
const HIGHEST_DIGIT = 1n << 40n;

/** 3/2 of the scales of σ (10^6), Y (10^2) and w (10^6): the 2/3 of the average over the path. */
const SCALES = 3n * 10n ** 14n;

/**
 * Returns w(h) = √(h/V) in millionths, rounded down.
 *
 * @param hidden_e6 h, in millionths of a share
 */
export const impactWeight = (hidden_e6: bigint, adv: number): bigint =>
  squareRoot((hidden_e6 * SHARE_E6) / BigInt(Math.max(1, adv)));

/**
 * Returns by how many 1/10,000 dollars the average price of `quantity_e6` hidden shares is worse than
 * `from_e4`, rounded up. The square-root law I = Y·σ·√(Q/V) (Tóth et al. 2011, "Anomalous price impact
 * and the critical nature of liquidity in financial markets"; Bouchaud et al. 2018, "Trades, Quotes
 * and Prices"), averaged over the path from h0 to h1 = h0 + quantity:
 *
 *     slip = 2·Pn·σ·Y·(w(h1)·h1 − w(h0)·h0) / (3·10^14·(h1 − h0))
 *
 * Counting from h0 makes it useless to split an order.
 *
 * @param quantity_e6 more than zero
 */
export function impactSlip(quantity_e6: bigint, terms: ImpactTerms): bigint {
  const { from_e4, volatility_e6, impact_hundredths, adv, before_e6 } = terms;
  const after_e6 = before_e6 + quantity_e6;
  const path = impactWeight(after_e6, adv) * after_e6 - impactWeight(before_e6, adv) * before_e6;
  const scale = 2n * BigInt(from_e4) * BigInt(volatility_e6) * BigInt(impact_hundredths);
  return divideUp(scale * path, SCALES * quantity_e6);
}

/**
 * Returns how much of `wanted_e6` can be taken with a slip of at most `room_e4`: all of it, or else
 * the most whole shares. Where the rounding of w lets the slip fall with a larger quantity, several
 * numbers are the last that fit; this one is found from its highest binary digit down, so that it does
 * not depend on `wanted_e6`.
 */
export function hiddenWithin(wanted_e6: bigint, room_e4: bigint, terms: ImpactTerms): bigint {
  const fits = (quantity_e6: bigint) => impactSlip(quantity_e6, terms) <= room_e4;
  if (fits(wanted_e6)) return wanted_e6;
  let shares = 0n;
  for (let digit = HIGHEST_DIGIT; digit > 0n; digit >>= 1n) {
    const more = (shares | digit) * SHARE_E6;
    if (more < wanted_e6 && fits(more)) shares |= digit;
  }
  return shares * SHARE_E6;
}
