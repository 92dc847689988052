import type { FillProfileName, Ticker } from '@finally/contract';
import { averageCost, type Cents, type PriceE4, type QuantityE6 } from '../kernel/money.ts';

/** The cash and realized profit of an account in its current ledger. */
export interface AccountRow {
  /** Number of the current ledger; each reset closes one and opens the next. */
  readonly ledger: number;
  readonly starting_cash_cents: Cents;
  readonly cash_cents: Cents;
  /** The part of the cash that is set aside for open orders. */
  readonly reserved_cents: Cents;
  readonly realized_pnl_cents: Cents;
  /** When the current ledger was opened, as ISO 8601. */
  readonly opened_at: string;
  readonly fill_profile: FillProfileName;
  /** The names of its fee schedules, divided by blanks; null for those of the fill profile. */
  readonly fees: string | null;
}

/** How the orders of an account are filled, and what they are charged. */
export type FillTerms = Pick<AccountRow, 'fill_profile' | 'fees'>;

/** A position of an account in one ticker. */
export interface PositionRow {
  readonly ticker: Ticker;
  readonly quantity_e6: QuantityE6;
  readonly cost_basis_cents: Cents;
  /** Realized profit since this position was opened. */
  readonly realized_pnl_cents: Cents;
  /** The cost basis right after the last purchase. Sales leave it, and the average cost, as it is. */
  readonly bought_cents: Cents;
  /** The quantity right after the last purchase. */
  readonly bought_e6: QuantityE6;
  /** The part of the quantity that is set aside for open orders. */
  readonly reserved_e6: QuantityE6;
}

/** Returns the average price paid per share. Purchases move it, sales do not. */
export const averageCostOf = ({
  bought_cents,
  bought_e6,
}: Pick<PositionRow, 'bought_cents' | 'bought_e6'>): PriceE4 =>
  averageCost(bought_cents, bought_e6);

/** The state that an order is decided on. */
export interface LedgerState {
  readonly account: AccountRow;
  /** The position in the order's ticker; null if nothing is held. */
  readonly position: PositionRow | null;
}
