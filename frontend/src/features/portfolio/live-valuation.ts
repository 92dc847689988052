import type { Portfolio, Position, PriceUpdate } from '@finally/contract';
import { toHundredths } from '@/shared/format/rounding';

export type Prices = Readonly<Record<string, PriceUpdate>>;

/**
 * Returns the server's portfolio with positions revalued at newer prices. For display only: quantities,
 * costs and cash stay the server's, and its next answer replaces everything.
 *
 * @param latest the latest prices
 * @param baseline the prices known when the portfolio arrived. Only newer prices than these revalue a
 *   position. A comparison with the clock would fail, because delayed feeds have old timestamps.
 */
export function valueLive(portfolio: Portfolio, latest: Prices, baseline: Prices): Portfolio {
  const answeredAt = Date.parse(portfolio.as_of) / 1_000;
  const marked = portfolio.positions.map((position) => {
    const update = latest[position.ticker];
    const knownUntil = baseline[position.ticker]?.timestamp ?? answeredAt;
    return update && update.timestamp > knownUntil ? revalue(position, update.price) : position;
  });
  const positionsValue = toHundredths(sum(marked.map((position) => position.market_value)));
  const totalValue = toHundredths(portfolio.cash_balance + positionsValue);
  return {
    ...portfolio,
    positions: marked.map((position) => ({
      ...position,
      weight: totalValue > 0 ? position.market_value / totalValue : 0,
    })),
    positions_value: positionsValue,
    total_value: totalValue,
    unrealized_pnl: toHundredths(sum(marked.map((position) => position.unrealized_pnl))),
  };
}

/** Returns the position valued at a price in dollars. */
export function revalue(position: Position, price: number): Position {
  const marketValue = toHundredths(position.quantity * price);
  const profit = toHundredths(marketValue - position.cost_basis);
  return {
    ...position,
    current_price: price,
    price_stale: false,
    market_value: marketValue,
    unrealized_pnl: profit,
    unrealized_pnl_percent: position.cost_basis > 0 ? (profit / position.cost_basis) * 100 : 0,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
