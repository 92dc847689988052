import type { Ticker } from '@finally/contract';
import type { Cents, QuantityE6 } from '../kernel/money.ts';

/** The cash and realized profit of an account in its current ledger. */
export interface AccountRow {
  /** Number of the current ledger; each reset closes one and opens the next. */
  readonly ledger: number;
  readonly starting_cash_cents: Cents;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  /** When the current ledger was opened, as ISO 8601. */
  readonly opened_at: string;
}

/** A position of an account in one ticker. */
export interface PositionRow {
  readonly ticker: Ticker;
  readonly quantity_e6: QuantityE6;
  readonly cost_basis_cents: Cents;
  /** Realized profit since this position was opened. */
  readonly realized_pnl_cents: Cents;
}

/** The state on which an order is decided. */
export interface LedgerState {
  readonly account: AccountRow;
  /** The position in the order's ticker; null if nothing is held. */
  readonly position: PositionRow | null;
}
