import type { Trade, TradedPosition, TradeReceipt } from '@finally/contract';
import type { TradeOutcome } from '../events/index.ts';
import { cents, centsToJson, priceToJson, quantityToJson } from '../kernel/money.ts';
import { originToJson } from '../kernel/principal.ts';
import { averageCostOf } from '../ledger/account.ts';
import type { TradeRow } from '../ledger/entry.ts';

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

/**
 * Returns the receipt of a trade from committed rows alone, so that it is always the same.
 *
 * @param outcome undefined if it is not known
 */
export const toReceipt = (row: TradeRow, outcome: TradeOutcome | undefined): TradeReceipt => ({
  trade: toTrade(row),
  cash_balance: centsToJson(cents(row.cash_after_cents - row.fees_cents)),
  ...(outcome && {
    after: {
      position: outcome.position && toTradedPosition(outcome.position),
      realized_pnl: centsToJson(outcome.realized_pnl_cents),
    },
  }),
});

const toTradedPosition = (position: NonNullable<TradeOutcome['position']>): TradedPosition => ({
  quantity: quantityToJson(position.quantity_e6),
  avg_cost: priceToJson(averageCostOf(position)),
  cost_basis: centsToJson(position.cost_basis_cents),
  realized_pnl: centsToJson(position.realized_pnl_cents),
});
