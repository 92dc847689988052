import type { Side, Ticker, WatchlistChange } from '@finally/contract';

/** How much of something is meant, before any price is known. */
export type Amount =
  | { readonly of: 'shares'; readonly shares: number }
  | { readonly of: 'dollars'; readonly dollars: number }
  /** A share, 0 to 1, of what is held of the ticker. */
  | { readonly of: 'position'; readonly share: number }
  /** A share, 0 to 1, of the cash at hand. */
  | { readonly of: 'cash'; readonly share: number }
  /** The cash that what stands before it in the same breath leaves. */
  | { readonly of: 'rest' }
  /** As much as cash and limits allow. */
  | { readonly of: 'most' };

/** Which of the positions a command is about. */
export type Group = 'all' | 'winners' | 'losers';

/** An order or a change of the watchlist, completely understood. */
export type Command =
  | {
      readonly kind: 'trade';
      readonly side: Side;
      readonly ticker: Ticker;
      readonly amount: Amount;
    }
  | {
      readonly kind: 'sell_group';
      readonly group: Group;
      readonly except: readonly Ticker[];
      readonly share: number;
    }
  /** Brings a position to a share, 0 to 1, of the total value; `down` only ever by selling. */
  | {
      readonly kind: 'target';
      readonly ticker: Ticker;
      readonly weight: number;
      readonly direction: 'either' | 'down';
    }
  /** Makes positions equally large: those named, or where none is, all that are held. */
  | { readonly kind: 'equalise'; readonly tickers: readonly Ticker[] }
  /** Spends an amount, or the cash where there is none, in equal parts. */
  | {
      readonly kind: 'split';
      readonly tickers: readonly Ticker[];
      readonly dollars: number | undefined;
    }
  | { readonly kind: 'watchlist'; readonly change: WatchlistChange; readonly ticker: string };

/** Why something that may have been meant as a command is not one. */
export type Obstacle =
  | {
      readonly kind: 'how_many';
      readonly side: Side;
      readonly ticker: Ticker;
      readonly typed: string;
    }
  | { readonly kind: 'which'; readonly typed: string; readonly candidates: readonly Ticker[] }
  | { readonly kind: 'no_such'; readonly typed: string; readonly nearest: readonly Ticker[] }
  /** Orders for later or at a price of one's own are not offered. */
  | { readonly kind: 'only_now'; readonly typed: string }
  | { readonly kind: 'unclear'; readonly typed: string }
  /** Weights that come to more than everything there is. */
  | { readonly kind: 'too_much'; readonly weight: number }
  /** Asks for a rebalancing and does not say to what. */
  | { readonly kind: 'rebalance_to_what' }
  /** Tells of a plan, of the past or of others. */
  | { readonly kind: 'told'; readonly typed: string }
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
  | 'help'
  | 'greeting'
  | 'thanks'
  | 'confirmation';

export type Question =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'ticker'; readonly ticker: Ticker }
  | { readonly kind: 'affordable'; readonly ticker: Ticker }
  | { readonly kind: 'volatility'; readonly ticker: Ticker }
  | { readonly kind: 'advice'; readonly tickers: readonly Ticker[] }
  /** What would happen if: nothing is to be done. */
  | { readonly kind: 'what_if'; readonly commands: readonly Command[] }
  | { readonly kind: 'not_understood' };

/** What one sentence asks for. The commands of a sentence stand or fall together. */
export type Intent =
  | { readonly kind: 'commands'; readonly commands: readonly Command[] }
  | { readonly kind: 'obstacles'; readonly obstacles: readonly Obstacle[] }
  | { readonly kind: 'question'; readonly question: Question };
