import type { Ticker } from '@finally/contract';
import type { Cents, QuantityE6 } from '../kernel/money.ts';

/** An account as its current ledger leaves it. */
export interface AccountRow {
  /** Counts the resets; rows of earlier ledgers are archived. */
  readonly ledger: number;
  readonly starting_cash_cents: Cents;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  /** When the current ledger was opened, as ISO 8601. */
  readonly opened_at: string;
}

/** What an account holds of one ticker. */
export interface PositionRow {
  readonly ticker: Ticker;
  readonly quantity_e6: QuantityE6;
  readonly cost_basis_cents: Cents;
  /** Realized since this position was opened. */
  readonly realized_pnl_cents: Cents;
}

/** The state that an order is decided on. */
export interface LedgerState {
  readonly account: AccountRow;
  /** The position in the order's ticker; null if nothing is held. */
  readonly position: PositionRow | null;
}
