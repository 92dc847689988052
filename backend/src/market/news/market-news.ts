import type { Ticker } from '@finally/contract';

/** A headline as the source tells it. */
export interface MarketNews {
  readonly ticker: Ticker;
  readonly text: string;
  readonly time_ms: number;
  /** The simple return of the price with it; null if unknown. */
  readonly move: number | null;
}
