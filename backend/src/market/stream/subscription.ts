import type { Ticker } from '@finally/contract';

/** The tickers that a client of the stream subscribed to. */
export interface Subscription {
  /** Equal for the same set of tickers, whatever their order or repetition. */
  readonly key: string;
  wants(ticker: Ticker): boolean;
}

/** All followed tickers, now and later. */
const EVERYTHING: Subscription = { key: '*', wants: () => true };

/** Returns the subscription to `tickers`, or to everything if undefined. */
export function subscriptionTo(tickers: readonly Ticker[] | undefined): Subscription {
  if (!tickers) return EVERYTHING;
  const wanted = new Set(tickers);
  return { key: [...wanted].sort().join(), wants: (ticker) => wanted.has(ticker) };
}
