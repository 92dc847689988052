import type { TradedPosition, TradeReceipt } from '@finally/contract';
import type { TradeOutcome } from '../events/index.ts';
import { cents, centsToJson, priceToJson, quantityToJson } from '../kernel/money.ts';
import { averageCostOf } from '../ledger/account.ts';
import { totalOf } from '../ledger/fill.ts';
import type { TradeRow } from '../ledger/journal/entry.ts';
import { toTrade } from '../ledger/journal/trade-to-json.ts';

/**
 * Returns the receipt of an order's trades from committed rows alone, so that it is always the same:
 * their total and average price, under the id of the first.
 *
 * @param outcome undefined if it is not known
 */
export function toReceipt(
  trades: readonly [TradeRow, ...TradeRow[]],
  outcome: TradeOutcome | undefined,
): TradeReceipt {
  const [first] = trades;
  const last = trades.at(-1) ?? first;
  const sumOf = (key: 'realized_pnl_cents' | 'fees_cents') =>
    cents(trades.reduce((sum, trade) => sum + trade[key], 0));
  const total = {
    ...first,
    ...totalOf(trades),
    realized_pnl_cents: sumOf('realized_pnl_cents'),
    fees_cents: sumOf('fees_cents'),
  };
  return {
    trade: toTrade(total),
    cash_balance: centsToJson(cents(last.cash_after_cents - last.fees_cents)),
    ...(outcome && {
      after: {
        position: outcome.position && toTradedPosition(outcome.position),
        realized_pnl: centsToJson(outcome.realized_pnl_cents),
      },
    }),
  };
}

const toTradedPosition = (position: NonNullable<TradeOutcome['position']>): TradedPosition => ({
  quantity: quantityToJson(position.quantity_e6),
  avg_cost: priceToJson(averageCostOf(position)),
  cost_basis: centsToJson(position.cost_basis_cents),
  realized_pnl: centsToJson(position.realized_pnl_cents),
});
