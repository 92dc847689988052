import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { formatQuote } from '../kernel/tick.ts';

const BASIS_POINTS = 10_000n;

/** The price of an approval, and how far the fill may be from it. */
export interface ApprovedPrice {
  /** The price that the person saw; null if none was shown. */
  readonly shown_e4: PriceE4 | null;
  /** Maximum distance of the fill from that price, in basis points. */
  readonly band_bp: number;
}

/**
 * Judges whether a fill is within the band around the price that a person approved. Refuses with
 * `price_moved`; the sentence names both prices.
 */
export function judgePrice(
  ticker: Ticker,
  price_e4: PriceE4,
  { shown_e4, band_bp }: ApprovedPrice,
): Result<void, 'price_moved'> {
  const now = formatQuote(price_e4);
  if (shown_e4 === null) {
    return refuse(
      'price_moved',
      `No price was shown when this was proposed. ${ticker} is at ${now} now. Approve it again at this price.`,
    );
  }
  const distance = BigInt(Math.abs(price_e4 - shown_e4));
  if (distance * BASIS_POINTS <= BigInt(shown_e4) * BigInt(band_bp)) return ok(undefined);
  return refuse(
    'price_moved',
    `${ticker} was shown at ${formatQuote(shown_e4)} and is at ${now} now, more than ` +
      `${band_bp / 100} % away. Approve it again at this price.`,
  );
}
