import type { Ticker } from '@finally/contract';

/** Which tickers a client of the stream wants to hear of. */
export interface Subscription {
  /** Equal for equal wishes, in whatever order and however often they were named. */
  readonly key: string;
  wants(ticker: Ticker): boolean;
}

/** The wish for every ticker that is followed, now and later. */
const EVERYTHING: Subscription = { key: '*', wants: () => true };

/** The wish for certain tickers alone; for everything where none are named. */
export function subscriptionTo(tickers: readonly Ticker[] | undefined): Subscription {
  if (!tickers) return EVERYTHING;
  const wanted = new Set(tickers);
  return { key: [...wanted].sort().join(), wants: (ticker) => wanted.has(ticker) };
}
