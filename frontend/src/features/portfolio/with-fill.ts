import type { Portfolio, Position, Trade, TradeReceipt } from '@finally/contract';
import { toHundredths } from '@/shared/format/rounding';
import { revalue, valueLive } from './live-valuation';

const toMillionths = (shares: number): number => Math.round(shares * 1e6) / 1e6;

/** A position without shares; the name and sector are not known until the server's answer. */
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
 * Returns the portfolio with a fill that it does not contain yet, until the server's own answer. All
 * figures of the fill are the receipt's. Returns the same portfolio if it is not older than the fill.
 */
export function withFill(portfolio: Portfolio, { trade, cash_balance }: TradeReceipt): Portfolio {
  if (Date.parse(portfolio.as_of) >= Date.parse(trade.executed_at)) return portfolio;
  const isBuy = trade.side === 'buy';
  const before = portfolio.positions.find(({ ticker }) => ticker === trade.ticker);
  const held = before ?? unheld(trade);
  const quantity = toMillionths(held.quantity + (isBuy ? trade.quantity : -trade.quantity));
  const cost_basis = toHundredths(
    held.cost_basis + (isBuy ? trade.notional : trade.realized_pnl - trade.notional),
  );
  const realized_pnl = toHundredths(held.realized_pnl + trade.realized_pnl);
  const avg_cost = quantity > 0 ? cost_basis / quantity : 0;
  const after = revalue(
    { ...held, quantity, cost_basis, avg_cost, realized_pnl },
    held.current_price,
  );
  const positions = before
    ? portfolio.positions.map((position) => (position === before ? after : position))
    : [...portfolio.positions, after];
  const filled = {
    ...portfolio,
    cash_balance,
    positions: positions.filter((position) => position.quantity > 0),
    realized_pnl: toHundredths(portfolio.realized_pnl + trade.realized_pnl),
    as_of: trade.executed_at,
  };
  return valueLive(filled, {}, {});
}
