import type { Ticker } from '@finally/contract';
import { type Cents, cents, notionalCents, type PriceE4 } from '../kernel/money.ts';
import type { AccountRow, PositionRow } from './account.ts';

/** The price at which a position is valued. */
export interface MarkPrice {
  readonly price_e4: PriceE4;
  /** True if this is the last known price instead of a live one. */
  readonly stale: boolean;
}

/** A position with its market value. */
export interface MarkedPosition {
  readonly row: PositionRow;
  readonly mark: MarkPrice;
  readonly market_value_cents: Cents;
}

/** An account with its total value. */
export interface Valuation {
  readonly account: AccountRow;
  readonly positions: readonly MarkedPosition[];
  readonly positions_value_cents: Cents;
  readonly total_value_cents: Cents;
}

/**
 * Returns a part of a value as a fraction of the whole, to six decimals; zero if the whole is zero.
 */
export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1_000_000) / 1_000_000;

/** Values an account: each position at its mark, rounded to the cent, plus the cash. */
export function valuePortfolio(
  account: AccountRow,
  rows: readonly PositionRow[],
  marks: ReadonlyMap<Ticker, MarkPrice>,
): Valuation {
  const positions = rows.map((row): MarkedPosition => {
    const mark = marks.get(row.ticker);
    if (!mark) throw new Error(`${row.ticker} has no price for its valuation`);
    const value = notionalCents(row.quantity_e6, mark.price_e4);
    return { row, mark, market_value_cents: cents(Number(value)) };
  });
  const positions_value_cents = cents(
    positions.reduce((sum, { market_value_cents }) => sum + market_value_cents, 0),
  );
  return {
    account,
    positions,
    positions_value_cents,
    total_value_cents: cents(account.cash_cents + positions_value_cents),
  };
}

/**
 * Values a state of the account at live prices. Synchronous, so it can be called inside a
 * transaction.
 */
export type ValueAccount = (account: AccountRow, positions: readonly PositionRow[]) => Valuation;
