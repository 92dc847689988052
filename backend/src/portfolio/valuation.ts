import type { Portfolio, Position, Ticker } from '@finally/contract';
import { type Cents, cents, centsToJson, priceToJson, quantityToJson } from '../kernel/money.ts';
import { toIso } from '../kernel/time/clock.ts';
import { averageCostOf } from '../ledger/account.ts';
import { type MarkedPosition, shareOf, type Valuation } from '../ledger/valuation.ts';

/** Returns a part as a percentage of the whole, to four decimals; zero if the whole is zero. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1_000_000) / 10_000;

/** Returns the listing of a ticker; undefined if it is unknown. */
export type DescribeTicker = (
  ticker: Ticker,
) => { readonly name: string; readonly sector: string } | undefined;

function toPosition(
  { row, mark, market_value_cents }: MarkedPosition,
  total: Cents,
  describe: DescribeTicker,
): Position {
  const unrealized = cents(market_value_cents - row.cost_basis_cents);
  const listing = describe(row.ticker);
  return {
    ticker: row.ticker,
    name: listing?.name ?? row.ticker,
    sector: listing?.sector ?? 'Other',
    quantity: quantityToJson(row.quantity_e6),
    avg_cost: priceToJson(averageCostOf(row)),
    cost_basis: centsToJson(row.cost_basis_cents),
    current_price: priceToJson(mark.price_e4),
    price_stale: mark.stale,
    market_value: centsToJson(market_value_cents),
    unrealized_pnl: centsToJson(unrealized),
    unrealized_pnl_percent: percent(unrealized, row.cost_basis_cents),
    realized_pnl: centsToJson(row.realized_pnl_cents),
    weight: shareOf(market_value_cents, total),
  };
}

/** Converts a valuation to its form on the wire. */
export function toPortfolio(
  valuation: Valuation,
  now_ms: number,
  describe: DescribeTicker,
): Portfolio {
  const { account, positions, positions_value_cents, total_value_cents } = valuation;
  const basis = positions.reduce((sum, { row }) => sum + row.cost_basis_cents, 0);
  return {
    cash_balance: centsToJson(account.cash_cents),
    positions: positions.map((position) => toPosition(position, total_value_cents, describe)),
    positions_value: centsToJson(positions_value_cents),
    total_value: centsToJson(total_value_cents),
    unrealized_pnl: centsToJson(cents(positions_value_cents - basis)),
    realized_pnl: centsToJson(account.realized_pnl_cents),
    fill_profile: account.fill_profile,
    as_of: toIso(now_ms),
  };
}
