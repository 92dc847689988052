import type { Liquidity, Side, Ticker } from '@finally/contract';
import {
  type Cents,
  cents,
  type PriceE4,
  type QuantityE6,
  quantityE6,
  ZERO_CENTS,
} from '../kernel/money.ts';
import type { Origin } from '../kernel/principal.ts';
import type { FeeLine } from './fees/fees.ts';
import { COST_RULE, type CostRule, type Fill } from './fill.ts';
import type { Order } from './order.ts';
import { NO_PLACE, type OrderRow } from './orders/order-row.ts';

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
}

/** The fees of a fill, before the journal gives them their sequence. */
export interface NewFee extends Omit<CashEntryRow, 'sequence' | 'kind'> {
  readonly order_id: string;
  readonly ticker: Ticker;
  readonly explanation: { readonly trade_id: string; readonly fees: readonly FeeLine[] };
}

/** An entry of the journal of any kind. */
export type JournalEntry = (TradeRow & { readonly kind: 'fill' }) | CashEntryRow;

/** What becomes of an order that is not refused. */
export type Execution =
  | { readonly kind: 'filled'; readonly fill: Fill }
  /** A retry: returns the trade of the first attempt. */
  | { readonly kind: 'repeated'; readonly trade: TradeRow };

/** The market order that a fill filled at once and completely. */
export const toFilledOrder = (
  order: Order,
  fill: Fill,
  { id, now_ms }: { readonly id: string; readonly now_ms: number },
): OrderRow => ({
  id,
  ledger: fill.account.ledger,
  client_order_id: order.client_order_id,
  request_hash: null,
  group_id: null,
  role: 'simple',
  replaces: null,
  ticker: order.ticker,
  side: order.side,
  type: 'market',
  time_in_force: 'day',
  quantity_e6: fill.quantity_e6,
  notional_cents: 'notional_cents' in order.size ? order.size.notional_cents : null,
  limit_price_e4: null,
  stop_price_e4: null,
  trail_amount_e4: null,
  trail_bp: null,
  limit_offset_e4: null,
  trigger: 'last',
  reduce_only: false,
  post_only: false,
  expires_ms: null,
  state: 'filled',
  reason: null,
  filled_e6: fill.quantity_e6,
  filled_cents: fill.notional_cents,
  fees_cents: ZERO_CENTS,
  reserved_cents: ZERO_CENTS,
  reserved_e6: quantityE6(0),
  mark_e4: null,
  ...NO_PLACE,
  met_step: null,
  source: order.source,
  cause: order.cause,
  placed_ms: now_ms,
  updated_ms: now_ms,
});

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
    liquidity,
    explanation,
    fees_cents = ZERO_CENTS,
    ...recorded
  }: Pick<NewFill, 'id' | 'executed_at' | 'liquidity' | 'explanation'> &
    Partial<Pick<NewFill, 'fees_cents'>>,
): NewFill => ({
  id: recorded.id,
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
  executed_at: recorded.executed_at,
});
