import type { Ticker } from '@finally/contract';
import type { Command, Obstacle } from '../../reading/command.ts';

/** Why a message that speaks of trading leads to nothing. */
export type Doubt =
  /** Orders for later or at a price of one's own are not offered. */
  | { readonly kind: 'only_now'; readonly typed: string }
  /** Words that fit no order: `beyond` is where the reading stopped. */
  | { readonly kind: 'unclear'; readonly typed: string; readonly beyond: string }
  /** Parts that are orders, beside parts that are none. */
  | { readonly kind: 'mixed'; readonly orders: string; readonly rest: string }
  /** Tells of a plan, of the past or of others. */
  | { readonly kind: 'told'; readonly typed: string }
  /** Leaves to the assistant what to trade: "invest my cash sensibly". */
  | { readonly kind: 'open' }
  | { readonly kind: 'negated' }
  | { readonly kind: 'taken_back' };

export type Topic =
  | 'summary'
  | 'explain'
  | 'profit'
  | 'realized'
  | 'day'
  | 'drawdown'
  | 'risk'
  | 'allocation'
  | 'concentration'
  | 'limits'
  | 'order_types'
  | 'costs'
  | 'terms'
  | 'cash'
  | 'winners'
  | 'losers'
  | 'watchlist'
  | 'alerts'
  | 'settings'
  | 'reset'
  | 'undo'
  | 'cancel'
  | 'export'
  | 'chart'
  | 'new_watchlist'
  | 'news'
  | 'no_source'
  | 'language'
  | 'who'
  | 'help'
  | 'greeting'
  | 'thanks'
  | 'confirmation';

export type Question =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'ticker'; readonly ticker: Ticker }
  | { readonly kind: 'cost'; readonly ticker: Ticker }
  | { readonly kind: 'affordable'; readonly ticker: Ticker }
  | { readonly kind: 'volatility'; readonly ticker: Ticker }
  | { readonly kind: 'advice'; readonly tickers: readonly Ticker[] }
  /** What would happen if: an offer that a person can take up, and nothing done. */
  | { readonly kind: 'what_if'; readonly commands: readonly Command[] }
  | { readonly kind: 'not_understood' };

/** What a message, or one sentence of it, asks for. Commands are a whole message. */
export type Intent =
  | { readonly kind: 'commands'; readonly commands: readonly Command[] }
  | { readonly kind: 'obstacles'; readonly obstacles: readonly (Obstacle | Doubt)[] }
  | { readonly kind: 'question'; readonly question: Question };
