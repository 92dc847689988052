import type { Side, Ticker, TimeInForce } from '@finally/contract';
import type Fraction from 'fraction.js';

/** How many, as a correction says it. */
export type CorrectedSize =
  /** A bare number may also be a price: "make it 85" of an order at 80. */
  | { readonly of: 'count'; readonly count: Fraction; readonly is_shares: boolean }
  | { readonly of: 'dollars'; readonly dollars: Fraction }
  /** A multiple of what it was: "make it half". */
  | { readonly of: 'times'; readonly times: Fraction };

export interface CorrectedPrice {
  readonly of: 'limit' | 'stop' | 'price';
  /** Dollars per share. */
  readonly price: Fraction;
}

/** What a correction says of an order; null for what it does not say. */
export interface Corrected {
  readonly side: Side | null;
  readonly ticker: Ticker | null;
  readonly size: CorrectedSize | null;
  readonly price: CorrectedPrice | null;
  readonly at_market: boolean;
  readonly time_in_force: TimeInForce | null;
}

export const NOTHING_CORRECTED: Corrected = {
  side: null,
  ticker: null,
  size: null,
  price: null,
  at_market: false,
  time_in_force: null,
};

/** A message about what was done before. */
export type FollowUp =
  /** "undo that"; `by` is the side of "sell it back". */
  | { readonly kind: 'undo'; readonly by: Side | null }
  /** "the same again"; with tickers "the same for MSFT", with a count "2 more". */
  | {
      readonly kind: 'again';
      readonly tickers: readonly Ticker[];
      readonly times: Fraction;
      /** Shares; null for as many as before. */
      readonly count: Fraction | null;
    }
  /** "5, not 3": `denied` is what it is not. */
  | { readonly kind: 'correct'; readonly wanted: Corrected; readonly denied: Corrected | null }
  /** "half of that"; `sells` if it says "sell half of that" */
  | { readonly kind: 'portion'; readonly times: Fraction; readonly sells: boolean };
