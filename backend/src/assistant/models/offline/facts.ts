import type {
  Headline,
  NotedTrade,
  Order,
  Performance,
  Position,
  PriceUpdate,
  Ticker,
  Trade,
} from '@finally/contract';
import type { ExplainedFill } from '../../../orders/index.ts';
import type { TradeReview } from '../../../portfolio/index.ts';
import type { TickerDay } from '../../prompt/ticker-day.ts';
import type { Trend } from '../../prompt/trend.ts';
import type { AssistantContext } from '../model.ts';
import type { OrderStanding } from './following/standings.ts';

/** The data for an answer: the context, plus the prices that the question needs. */
export interface Facts
  extends Pick<
    AssistantContext,
    | 'portfolio'
    | 'watchlist'
    | 'universe'
    | 'limits'
    | 'open_orders'
    | 'alerts'
    | 'downtimes'
    | 'latest_fills'
  > {
  readonly prices: ReadonlyMap<string, PriceUpdate | null>;
  /** For the tickers whose history was asked about. */
  readonly trends: readonly Trend[];
  /** Null if no intent needs it. */
  readonly performance: Performance | null;
  /** Null if no intent needs it. */
  readonly review: TradeReview | null;
  /** The newest trades, by the ticker that was asked about; null for trades in any. */
  readonly trades: ReadonlyMap<Ticker | null, readonly Trade[]>;
  /** The newest fills with their explanations, by the ticker that was asked about. */
  readonly fills: ReadonlyMap<Ticker | null, readonly ExplainedFill[]>;
  /** The orders that ended lately, if a question is about them. */
  readonly ended_orders: readonly Order[];
  /** All trades of today, oldest first, if the day is reviewed. */
  readonly day_trades: readonly Trade[];
  /** The trades with a plan in their note, if the day is reviewed. */
  readonly plans: readonly NotedTrade[];
  /** The day of the tickers that were asked about. */
  readonly days: ReadonlyMap<Ticker, TickerDay>;
  /** Kept headlines of what was asked about, newest first. */
  readonly headlines: readonly Headline[];
  /** False if the source of the prices brings no headlines. */
  readonly has_headlines: boolean;
  /** How the orders stand that were placed before, by the id of their receipt. */
  readonly standings: ReadonlyMap<string, OrderStanding>;
}

export const positionIn = (
  { portfolio }: Pick<Facts, 'portfolio'>,
  ticker: string,
): Position | undefined => portfolio.positions.find((position) => position.ticker === ticker);

/** Returns the company's name, or the ticker if it is unknown. */
const nameOf = (
  { universe, watchlist }: Pick<Facts, 'universe' | 'watchlist'>,
  ticker: string,
): string =>
  universe.get(ticker as Ticker)?.name ??
  watchlist.find((entry) => entry.ticker === ticker)?.name ??
  ticker;

/** Formats `**NVDA** (NVIDIA Corporation)`. */
export const titled = (facts: Pick<Facts, 'universe' | 'watchlist'>, ticker: string): string => {
  const name = nameOf(facts, ticker);
  return name === ticker ? `**${ticker}**` : `**${ticker}** (${name})`;
};
