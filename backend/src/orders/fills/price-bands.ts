import { divideHalfEven, type PriceE4, priceE4 } from '../../kernel/money.ts';

/**
 * How far a price may be from its mean of five minutes before trading halts (limit up, limit down), in
 * percent: the S&P 500 and funds, and all others.
 */
const BAND_PERCENT = { tier_1: 5, tier_2: 10 } as const;
export type BandTier = keyof typeof BAND_PERCENT;

export interface PriceBand {
  readonly lower_e4: PriceE4;
  readonly upper_e4: PriceE4;
}

const CENT_E4 = 100n;

/**
 * Returns the band around a mean price, in whole cents rounded half to even, at least one cent.
 *
 * @param is_doubled in the first 15 and the last 25 minutes of a session
 */
export function priceBand(mean_e4: PriceE4, tier: BandTier, is_doubled: boolean): PriceBand {
  const percent = BAND_PERCENT[tier] * (is_doubled ? 2 : 1);
  const at = (hundredths: bigint): PriceE4 => {
    const in_cents = divideHalfEven(BigInt(mean_e4) * hundredths, 100n * CENT_E4);
    return priceE4(Number((in_cents > 0n ? in_cents : 1n) * CENT_E4));
  };
  return { lower_e4: at(100n - BigInt(percent)), upper_e4: at(100n + BigInt(percent)) };
}
