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
export type ProposedAction =
  | Pick<TradeAction, 'kind' | 'request'>
  | Pick<WatchlistAction, 'kind' | 'request'>;

/** A proposed action with what stands against carrying it out at once; null if nothing does. */
export interface JudgedAction {
  readonly proposed: ProposedAction;
  readonly waits_for: Waiting | null;
}

/** As much as is kept of what a model wrote in place of a ticker. */
const TICKER_LENGTH_KEPT = 40;

const kept = (ticker: string): string => ticker.slice(0, TICKER_LENGTH_KEPT);

/** Everything a model wants done, in the order in which it is. */
export const proposedActionsOf = ({
  trades,
  watchlist_changes,
}: ModelReply): readonly ProposedAction[] => [
  ...trades.map(
    ({ ticker, side, quantity }): ProposedAction => ({
      kind: 'trade',
      request: { ticker: kept(ticker), side, quantity },
    }),
  ),
  ...watchlist_changes.map(
    ({ ticker, action: change }): ProposedAction => ({
      kind: 'watchlist',
      request: { ticker: kept(ticker), change },
    }),
  ),
];

/** What a model wrote as a ticker, where it is one. */
export function toTicker(written: string): Result<Ticker, 'unknown_ticker'> {
  const ticker = TickerSchema.safeParse(written);
  return ticker.success
    ? ok(ticker.data)
    : refuse('unknown_ticker', `"${kept(written)}" is not a ticker.`);
}
