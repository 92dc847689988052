import type { Trade } from '@finally/contract';
import { centsToJson, priceToJson, quantityToJson } from '../../kernel/money.ts';
import { originToJson } from '../../kernel/principal.ts';
import type { TradeRow } from './entry.ts';

/** Converts a row of the journal to its form on the wire. */
export const toTrade = (row: TradeRow): Trade => ({
  id: row.id,
  order_id: row.order_id,
  ticker: row.ticker,
  side: row.side,
  quantity: quantityToJson(row.quantity_e6),
  price: priceToJson(row.price_e4),
  notional: centsToJson(row.notional_cents),
  realized_pnl: centsToJson(row.realized_pnl_cents),
  fees: centsToJson(row.fees_cents),
  origin: originToJson(row.source),
  source: row.source,
  cause: row.cause,
  client_order_id: row.client_order_id,
  executed_at: row.executed_at,
});
