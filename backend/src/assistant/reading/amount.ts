import type Fraction from 'fraction.js';

/** An amount, before any price is known. All numbers are exact. */
export type Amount =
  | { readonly of: 'shares'; readonly shares: Fraction }
  | { readonly of: 'dollars'; readonly dollars: Fraction }
  /** A fraction, 0 to 1, of the position in the ticker. */
  | { readonly of: 'position'; readonly part: Fraction }
  /** The position in the ticker minus some shares: "all but 2". */
  | { readonly of: 'all_but'; readonly shares: Fraction }
  /** A fraction, 0 to 1, of the initial cash plus the proceeds of preceding sales. */
  | { readonly of: 'cash'; readonly part: Fraction }
  /** A fraction, 0 to 1, of the total value, for tickers that are not held yet. */
  | { readonly of: 'total'; readonly part: Fraction }
  /** The cash left by the preceding commands. */
  | { readonly of: 'rest' }
  /** The proceeds of the preceding sales in the message. */
  | { readonly of: 'proceeds' }
  /** As much as cash and limits allow. */
  | { readonly of: 'most' };

/** An amount of dollars to spend. */
export type Money = Extract<Amount, { of: 'dollars' | 'cash' | 'rest' | 'proceeds' }>;
