import {
  type Ticker,
  TickerSchema,
  type TradeAction,
  type Waiting,
  type WatchlistAction,
} from '@finally/contract';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ModelReply } from '../models/model.ts';

/** An action that an assistant proposes. */
export type ProposedAction =
  | Pick<TradeAction, 'kind' | 'request'>
  | Pick<WatchlistAction, 'kind' | 'request'>;

/** A proposed action with the objection to executing it at once; null if there is none. */
export interface JudgedAction {
  readonly proposed: ProposedAction;
  readonly waits_for: Waiting | null;
}

/** Number of characters kept of an invalid ticker from a model. */
const TICKER_LENGTH_KEPT = 40;

const kept = (ticker: string): string => ticker.slice(0, TICKER_LENGTH_KEPT);

/** Returns all actions that a model proposes, in their order of execution. */
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

/** Parses what a model wrote as a ticker. */
export function toTicker(written: string): Result<Ticker, 'unknown_ticker'> {
  const ticker = TickerSchema.safeParse(written);
  return ticker.success
    ? ok(ticker.data)
    : refuse('unknown_ticker', `"${kept(written)}" is not a ticker.`);
}
