import type { Side, Ticker } from '@finally/contract';
import { type Cents, type PriceE4, type QuantityE6, quantityWorth } from '../../../kernel/money.ts';
import type { Origin } from '../../../kernel/principal.ts';
import type { Result } from '../../../kernel/result.ts';

export interface AccountRow {
  /** Counts the resets; rows of earlier ledgers are archived. */
  readonly ledger: number;
  readonly starting_cash_cents: Cents;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  /** When the current ledger was opened. */
  readonly opened_at: string;
}

export interface PositionRow {
  readonly ticker: Ticker;
  readonly quantity_e6: QuantityE6;
  readonly cost_basis_cents: Cents;
  /** Realised since this position was opened. */
  readonly realized_pnl_cents: Cents;
}

export interface TradeRow extends Origin {
  readonly sequence: number;
  readonly id: string;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly cash_after_cents: Cents;
  readonly client_order_id: string | null;
  readonly executed_at: string;
}

/** How much is asked for: shares, or as many as are worth no more than a sum. */
export type OrderSize = { readonly quantity_e6: QuantityE6 } | { readonly notional_cents: Cents };

/** How many millionths of a share are asked for at a price; may be more than the ledger can hold. */
export const sizeAt = (size: OrderSize, price_e4: PriceE4): bigint =>
  'quantity_e6' in size ? BigInt(size.quantity_e6) : quantityWorth(size.notional_cents, price_e4);

/** What is asked for, and by whom. */
export interface Order extends Origin {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly size: OrderSize;
  readonly client_order_id: string | null;
}

/** What a trade decision may look at. */
export interface LedgerState {
  readonly account: AccountRow;
  /** The position in the order's ticker; null where nothing is held. */
  readonly position: PositionRow | null;
}

/** What the assistant traded since midnight UTC. */
export interface TradedInDay {
  /** Purchases and sales together. */
  readonly traded_cents: Cents;
  readonly trades: number;
}

/** The state within the transaction that decides, with what else may bear on the decision. */
export interface LedgerView extends LedgerState {
  /** Every position of the account. */
  positions(): readonly PositionRow[];
  /** What the assistant's trades for the order's chat message come to; zero for other sources. */
  traded(): Cents;
  /** What the assistant traded since midnight UTC, for whichever message. */
  tradedInDay(): TradedInDay;
}

/** What a fill changes: the new state, and the entry that explains it. */
export interface Fill {
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly account: AccountRow;
  /** Null where the position is closed. */
  readonly position: PositionRow | null;
}

/** Decides an order against the state; pure, because it may be run again. */
export type Decide = (state: LedgerView) => Result<Fill>;

/** What a ledger comes to when its journal is replayed up to a trade. */
export interface CheckpointRow {
  readonly ledger: number;
  readonly sequence: number;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly positions: readonly PositionRow[];
}
