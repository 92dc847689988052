import type { Liquidity, Side, Ticker } from '@finally/contract';
import {
  type Cents,
  cents,
  type PriceE4,
  type QuantityE6,
  ZERO_CENTS,
} from '../../kernel/money.ts';
import type { Origin } from '../../kernel/principal.ts';
import type { FeeLine } from '../fees/fees.ts';
import { COST_RULE, type CostRule, type Fill } from '../fill.ts';
import type { OrderRow } from '../orders/order-row.ts';

/** What all entries of the append-only journal have. */
interface EntryRow extends Origin {
  readonly sequence: number;
  readonly id: string;
  readonly realized_pnl_cents: Cents;
  readonly cash_after_cents: Cents;
  /** ISO 8601. */
  readonly executed_at: string;
}

/** A fill of an order as an entry of the journal: one trade. */
export interface TradeRow extends EntryRow {
  readonly order_id: string;
  /** That of the order. */
  readonly client_order_id: string | null;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly liquidity: Liquidity;
  readonly cost_rule: CostRule;
  /** What the fill was charged, which the entry after it takes from the cash. */
  readonly fees_cents: Cents;
}

/** A trade with how it came about. */
export interface ExplainedTrade extends TradeRow {
  /** Null for trades of earlier versions. */
  readonly explanation: unknown;
}

/** A fill before the journal gives it its sequence. Its client order id is kept with the order. */
export type NewFill = Omit<ExplainedTrade, 'sequence'>;

/** Money that moved without a trade. */
export interface CashEntryRow extends EntryRow {
  readonly kind: 'fee' | 'borrow' | 'interest' | 'dividend' | 'deposit' | 'adjust';
  /** What it adds to the cash; negative if it takes. */
  readonly amount_cents: Cents;
  /** Of the first entry of a copied account: what it began with, as JSON. */
  readonly opening?: string | null;
}

/** The fees of a fill, before the journal gives them their sequence. */
export interface NewFee extends Omit<CashEntryRow, 'sequence' | 'kind'> {
  readonly order_id: string;
  readonly ticker: Ticker;
  readonly explanation: { readonly trade_id: string; readonly fees: readonly FeeLine[] };
}

/** An entry of the journal of any kind. */
export type JournalEntry = (TradeRow & { readonly kind: 'fill' }) | CashEntryRow;

/** The entry that records the fees of a fill; undefined if it is charged nothing. */
export function toFeeEntry(
  trade: TradeRow,
  fees: readonly FeeLine[],
  newId: () => string,
): NewFee | undefined {
  const { id: trade_id, order_id, ticker, fees_cents, source, cause, executed_at } = trade;
  if (fees_cents === 0) return undefined;
  return {
    id: newId(),
    order_id,
    ticker,
    amount_cents: cents(-fees_cents),
    realized_pnl_cents: cents(-fees_cents),
    cash_after_cents: cents(trade.cash_after_cents - fees_cents),
    source,
    cause,
    explanation: { trade_id, fees },
    executed_at,
  };
}

/** The entry that records a fill of an order. */
export const toEntry = (
  { id: order_id, ticker, side, source, cause, client_order_id }: OrderRow,
  fill: Fill,
  {
    id,
    executed_at,
    liquidity,
    explanation,
    fees_cents = ZERO_CENTS,
  }: Pick<NewFill, 'id' | 'executed_at' | 'liquidity' | 'explanation'> &
    Partial<Pick<NewFill, 'fees_cents'>>,
): NewFill => ({
  id,
  order_id,
  client_order_id,
  ticker,
  side,
  quantity_e6: fill.quantity_e6,
  price_e4: fill.price_e4,
  notional_cents: fill.notional_cents,
  liquidity,
  cost_rule: COST_RULE,
  fees_cents,
  realized_pnl_cents: fill.realized_pnl_cents,
  cash_after_cents: fill.account.cash_cents,
  source,
  cause,
  explanation,
  executed_at,
});
