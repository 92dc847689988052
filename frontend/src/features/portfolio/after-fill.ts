import type { Portfolio, Position, Trade, TradedPosition, TradeReceipt } from '@finally/contract';
import { revalue, valueLive } from './live-valuation';

/** A position of no shares: the name and the sector are not known until the portfolio is fetched. */
const unheld = ({ ticker, price }: Trade): Position => ({
  ticker,
  name: ticker,
  sector: 'Other',
  quantity: 0,
  avg_cost: 0,
  cost_basis: 0,
  current_price: price,
  price_stale: false,
  market_value: 0,
  unrealized_pnl: 0,
  unrealized_pnl_percent: 0,
  realized_pnl: 0,
  weight: 0,
});

/**
 * Returns the portfolio after a fill that it does not contain yet. Cash, realized profit and the
 * position are the receipt's; the values are those of the prices of `portfolio`. Returns the same
 * portfolio if it is not older than the fill, or if the receipt has no position.
 */
export function afterFill(
  portfolio: Portfolio,
  { trade, cash_balance, after }: TradeReceipt,
): Portfolio {
  if (!after || Date.parse(portfolio.as_of) >= Date.parse(trade.executed_at)) return portfolio;
  const before = portfolio.positions.find(({ ticker }) => ticker === trade.ticker);
  const filled = {
    ...portfolio,
    cash_balance,
    positions: replaced(portfolio.positions, before ?? unheld(trade), after.position),
    realized_pnl: after.realized_pnl,
    as_of: trade.executed_at,
  };
  return valueLive(filled, {}, {});
}

/** Returns the positions with one in the place that it had, at the end, or without it. */
function replaced(
  positions: readonly Position[],
  before: Position,
  after: TradedPosition | null,
): Position[] {
  const held = after && revalue({ ...before, ...after }, before.current_price);
  if (!held) return positions.filter((position) => position !== before);
  if (!positions.includes(before)) return [...positions, held];
  return positions.map((position) => (position === before ? held : position));
}
