import type { Side, Ticker, WatchlistChange } from '@finally/contract';
import type Fraction from 'fraction.js';

/** How much is meant, before any price is known. All numbers are exact. */
export type Amount =
  | { readonly of: 'shares'; readonly shares: Fraction }
  | { readonly of: 'dollars'; readonly dollars: Fraction }
  /** A part, 0 to 1, of what is held of the ticker. */
  | { readonly of: 'position'; readonly part: Fraction }
  /** What is held of the ticker, less some shares: "all but 2". */
  | { readonly of: 'all_but'; readonly shares: Fraction }
  /** A part, 0 to 1, of the cash: what there is and what sales before it bring. */
  | { readonly of: 'cash'; readonly part: Fraction }
  /** A part, 0 to 1, of the total value, for what is not held yet. */
  | { readonly of: 'total'; readonly part: Fraction }
  /** The cash that the commands before it leave. */
  | { readonly of: 'rest' }
  /** What the sales before it in the message bring. */
  | { readonly of: 'proceeds' }
  /** As much as cash and limits allow. */
  | { readonly of: 'most' };

/** An amount of dollars to spend. */
export type Money = Extract<Amount, { of: 'dollars' | 'cash' | 'rest' | 'proceeds' }>;

/** Which of the positions a command is about. */
export type Group = 'all' | 'winners' | 'losers';

export interface TradeCommand {
  readonly kind: 'trade';
  readonly side: Side;
  readonly ticker: Ticker;
  readonly amount: Amount;
  /** How many shares the person says they hold; the order is asked about if that is not so. */
  readonly stated?: Fraction;
}

/** An order or a change of the watchlist, completely understood. */
export type Command =
  | TradeCommand
  | {
      readonly kind: 'sell_group';
      readonly group: Group;
      readonly except: readonly Ticker[];
      readonly part: Fraction;
    }
  /** Brings a position to a part, 0 to 1, of the total value; `up` only buys, `down` only sells. */
  | {
      readonly kind: 'target';
      readonly ticker: Ticker;
      readonly weight: Fraction;
      readonly direction: 'up' | 'down' | 'either';
    }
  /** Brings a position to a number of shares. */
  | {
      readonly kind: 'target_shares';
      readonly ticker: Ticker;
      readonly shares: Fraction;
      readonly direction: 'up' | 'down' | 'either';
    }
  /** Makes positions equally large: those named, or all that are held. */
  | { readonly kind: 'equalize'; readonly tickers: readonly Ticker[] }
  /** Spends an amount in equal parts. */
  | { readonly kind: 'split'; readonly tickers: readonly Ticker[]; readonly amount: Money }
  | { readonly kind: 'watchlist'; readonly change: WatchlistChange; readonly ticker: string };

/** Why something that may have been meant as a command is not one. */
export type Obstacle =
  | {
      readonly kind: 'how_many';
      readonly side: Side;
      readonly ticker: Ticker;
      readonly typed: string;
    }
  | {
      readonly kind: 'which';
      readonly typed: string;
      readonly candidates: readonly Ticker[];
      /** False if nothing has that name and the candidates only resemble it. */
      readonly is_name: boolean;
    }
  /** Nothing of that name is known. */
  | { readonly kind: 'no_such'; readonly typed: string }
  /** "it" without anything that it could stand for. */
  | { readonly kind: 'no_referent'; readonly typed: string }
  /** An amount for several instruments that does not say how it is shared. */
  | { readonly kind: 'how_shared'; readonly typed: string }
  /** Not a quantity: zero, or a part of more than the whole. */
  | { readonly kind: 'no_amount'; readonly typed: string }
  /** Weights that come to more than everything there is. */
  | { readonly kind: 'too_much'; readonly weight: Fraction }
  /** Asks for a rebalancing and does not say to what. */
  | { readonly kind: 'rebalance_to_what' };
