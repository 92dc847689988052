import type { Side, Ticker } from '@finally/contract';
import type { Cents, PriceE4, QuantityE6 } from '../kernel/money.ts';
import type { Origin } from '../kernel/principal.ts';
import type { Fill } from './fill.ts';
import type { Order } from './order.ts';

/** One trade: an entry of the append-only journal. */
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
  /** ISO 8601. */
  readonly executed_at: string;
}

/** The outcome of an order that is not refused. */
export type Execution =
  | { readonly kind: 'filled'; readonly fill: Fill }
  /** A retry: returns the trade of the first attempt. */
  | { readonly kind: 'repeated'; readonly trade: TradeRow };

/** Returns the entry that records a fill. The journal assigns its sequence. */
export const toEntry = (
  order: Order,
  fill: Fill,
  { id, executed_at }: Pick<TradeRow, 'id' | 'executed_at'>,
): Omit<TradeRow, 'sequence'> => ({
  id,
  ticker: order.ticker,
  side: order.side,
  quantity_e6: fill.quantity_e6,
  price_e4: fill.price_e4,
  notional_cents: fill.notional_cents,
  realized_pnl_cents: fill.realized_pnl_cents,
  cash_after_cents: fill.account.cash_cents,
  source: order.source,
  cause: order.cause,
  client_order_id: order.client_order_id,
  executed_at,
});
