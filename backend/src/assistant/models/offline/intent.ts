import type { Side, Ticker } from '@finally/contract';
import type { Command, Obstacle } from '../../reading/command.ts';
import type { FollowUp } from '../../reading/following/follow-up.ts';
import type { ChosenKind } from '../../reading/orders/order-command.ts';
import type { Deed } from './following/deed.ts';
import type { Resolution } from './following/offer.ts';
import type { BriefQuestion } from './questions/brief-questions.ts';
import type { MarketQuestion } from './questions/market-questions.ts';
import type { ReviewQuestion } from './questions/review-questions.ts';
import type { Scenario } from './questions/scenario-questions.ts';
import type { ViewQuestion } from './questions/view-questions.ts';

/** Why a message about trading leads to no action. */
export type Doubt =
  /** A condition or a time that no order has. */
  | { readonly kind: 'only_now'; readonly typed: string }
  /** "buy 5k NVDA" may count shares or dollars. Each option is the whole message that means it. */
  | {
      readonly kind: 'thousands';
      readonly typed: string;
      readonly shares: string;
      readonly dollars: string;
    }
  /** A number that is 1.5 or 1500, as points and commas differ between languages. */
  | { readonly kind: 'two_numbers'; readonly typed: string }
  /** An order that names no ticker: "sell half". */
  | { readonly kind: 'which_ticker'; readonly side: Side }
  /** Words that form no order; `beyond` is where parsing stopped. */
  | { readonly kind: 'unclear'; readonly typed: string; readonly beyond: string }
  /** Some parts are orders and others are not. */
  | { readonly kind: 'mixed'; readonly orders: string; readonly rest: string }
  /** A statement about a plan, the past or other people. */
  | { readonly kind: 'told'; readonly typed: string }
  /** Leaves the choice to the assistant: "invest my cash sensibly". */
  | { readonly kind: 'open' }
  | { readonly kind: 'negated' }
  | { readonly kind: 'taken_back' };

export type Topic =
  | 'summary'
  | 'positions'
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
  | 'basics'
  | 'cash'
  | 'winners'
  | 'losers'
  | 'watchlist'
  | 'alerts'
  | 'settings'
  | 'reset'
  | 'cancel'
  | 'export'
  | 'chart'
  | 'new_watchlist'
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
  /** What was traded lately; null for trades in any ticker. */
  | { readonly kind: 'trades'; readonly ticker: Ticker | null }
  /** Why a fill has its price: the newest, or the newest at a price; in dollars per share. */
  | { readonly kind: 'fill'; readonly ticker: Ticker | null; readonly price: number | null }
  | {
      readonly kind: 'open_orders';
      readonly ticker: Ticker | null;
      /** Null for orders of any kind. */
      readonly order_kind: ChosenKind | null;
    }
  /** Why an order is not filled, or why it ended without a fill; null for orders in any ticker. */
  | {
      readonly kind: 'order_fate';
      readonly ticker: Ticker | null;
      readonly asks: 'unfilled' | 'ended';
    }
  /** "what would a stop at 190 on NVDA have done?" The level is in dollars per share. */
  | {
      readonly kind: 'past_level';
      readonly ticker: Ticker;
      readonly level: number;
      readonly order: 'stop' | 'limit';
    }
  | ReviewQuestion
  | MarketQuestion
  | BriefQuestion
  | ViewQuestion
  /** "what if NVDA falls 10%?" */
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'advice'; readonly tickers: readonly Ticker[] }
  /**
   * A hypothetical order: answered with an offer that the person can accept; nothing is executed.
   */
  | { readonly kind: 'what_if'; readonly commands: readonly Command[] }
  | { readonly kind: 'not_understood' };

/** The intent of a message or of one of its sentences. Commands always cover the whole message. */
export type Intent =
  | {
      readonly kind: 'commands';
      readonly commands: readonly Command[];
      /** The waiting actions that they replace. */
      readonly replaces?: readonly string[];
    }
  /** Refers to what was done before; `deed` is undefined if there is nothing. */
  | { readonly kind: 'follow_up'; readonly follow_up: FollowUp; readonly deed: Deed | undefined }
  /** What a message about what was done before comes to. */
  | Exclude<Resolution, { kind: 'commands' }>
  | { readonly kind: 'obstacles'; readonly obstacles: readonly (Obstacle | Doubt)[] }
  | { readonly kind: 'question'; readonly question: Question };
