import type { Ticker } from '@finally/contract';
import { type Cents, cents, notionalCents, type PriceE4 } from '../kernel/money.ts';
import type { AccountRow, PositionRow } from './account.ts';

/** The price to value a position at. */
export interface MarkPrice {
  readonly price_e4: PriceE4;
  /** Not a live price but the last one known. */
  readonly stale: boolean;
}

/** A position with what it is worth. */
export interface MarkedPosition {
  readonly row: PositionRow;
  readonly mark: MarkPrice;
  readonly market_value_cents: Cents;
}

/** An account with what it is worth. */
export interface Valuation {
  readonly account: AccountRow;
  readonly positions: readonly MarkedPosition[];
  readonly positions_value_cents: Cents;
  readonly total_value_cents: Cents;
}

/** Returns a part of a value as a share of one, to six decimals; zero if the whole is zero. */
export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1_000_000) / 1_000_000;

/** Values an account: each position at its mark, rounded to the cent, and their sum with the cash. */
export function valuePortfolio(
  account: AccountRow,
  rows: readonly PositionRow[],
  marks: ReadonlyMap<Ticker, MarkPrice>,
): Valuation {
  const positions = rows.map((row): MarkedPosition => {
    const mark = marks.get(row.ticker);
    if (!mark) throw new Error(`there is no price to value ${row.ticker} at`);
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

/** Values a state of the account at live prices, in the middle of a transaction too. */
export type ValueAccount = (account: AccountRow, positions: readonly PositionRow[]) => Valuation;
