import {
  type Ticker,
  TickerSchema,
  type TradeAction,
  type Waiting,
  type WatchlistAction,
} from '@finally/contract';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ModelReply } from '../models/model.ts';

/** What an assistant wants done. */
export type Wish =
  | Pick<TradeAction, 'kind' | 'request'>
  | Pick<WatchlistAction, 'kind' | 'request'>;

/** A wish with what stands against carrying it out at once; null if nothing does. */
export interface JudgedWish {
  readonly wish: Wish;
  readonly waits_for: Waiting | null;
}

/** As much as is kept of what a model wrote in place of a ticker. */
const TICKER_LENGTH_KEPT = 40;

const kept = (ticker: string): string => ticker.slice(0, TICKER_LENGTH_KEPT);

/** Everything a model wants done, in the order in which it is. */
export const wishesOf = ({ trades, watchlist_changes }: ModelReply): readonly Wish[] => [
  ...trades.map(
    ({ ticker, side, quantity }): Wish => ({
      kind: 'trade',
      request: { ticker: kept(ticker), side, quantity },
    }),
  ),
  ...watchlist_changes.map(
    ({ ticker, action: change }): Wish => ({
      kind: 'watchlist',
      request: { ticker: kept(ticker), change },
    }),
  ),
];

/** What a model wrote as a ticker, where it is one. */
export function toTicker(written: string): Result<Ticker> {
  const ticker = TickerSchema.safeParse(written);
  return ticker.success
    ? ok(ticker.data)
    : refuse('unknown_ticker', `"${kept(written)}" is not a ticker.`);
}
