import type { MarketSession, Ticker } from '@finally/contract';
import type { Polled } from './poller.ts';
import { isAhead, lagOf } from './tape.ts';

/** MarketClock difference above which a notice is shown. */
const SKEW_MS_MAX = 120_000;
/**
 * Price delay above which a notice is shown. Plans without real-time prices lag by about 15
 * minutes.
 */
const DELAY_MS_MIN = 120_000;
const NAMES_MAX = 5;

const names = (tickers: readonly Ticker[]): string =>
  tickers.length > NAMES_MAX
    ? `${tickers.slice(0, NAMES_MAX).join(', ')} and ${tickers.length - NAMES_MAX} more`
    : tickers.join(', ');

const minutes = (ms: number): string => {
  const count = Math.round(Math.abs(ms) / 60_000);
  return count === 1 ? '1 minute' : `${count} minutes`;
};

/** Returns notices about the received prices, one sentence each. */
export function noticesOf(polled: Polled, session: MarketSession | null): string[] {
  const { prices, unknown, unusable, received_at_ms: now_ms, skew_ms } = polled;
  const lags = prices.map((price) => ({
    ticker: price.ticker,
    lag_ms: lagOf(price, { now_ms, skew_ms }),
  }));
  const ahead = lags.filter(({ lag_ms }) => isAhead(lag_ms)).map(({ ticker }) => ticker);
  const delay_ms = Math.min(...lags.map(({ lag_ms }) => lag_ms ?? Number.POSITIVE_INFINITY));
  const notices: string[] = [];
  if (session === 'closed') {
    notices.push('The market is closed: the last prices are shown, but cannot be traded at.');
  } else if (delay_ms >= DELAY_MS_MIN && Number.isFinite(delay_ms)) {
    notices.push(`The prices from Massive are ${minutes(delay_ms)} old.`);
  }
  if (Math.abs(skew_ms) > SKEW_MS_MAX) {
    notices.push(`The clock here and the one at Massive are ${minutes(skew_ms)} apart.`);
  }
  if (ahead.length > 0) {
    notices.push(
      `The prices of ${names(ahead)} have a time in the future and cannot be traded at.`,
    );
  }
  if (unknown.length > 0) notices.push(`Massive has no price for ${names(unknown)}.`);
  if (unusable.length > 0) {
    notices.push(`What Massive sent for ${names(unusable)} is not a valid price.`);
  }
  return notices;
}
