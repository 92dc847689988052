import type { Order, Performance, Position, Trade } from '@finally/contract';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import {
  formatDate,
  formatMoney,
  formatPercent,
  formatPlainPercent,
  formatPrice,
  formatQuantity,
  formatRatio,
  formatSecond,
  formatSignedMoney,
} from '@/shared/format/format';
import type { PrintedColumn } from './printed-table';

const NOTHING = '\u2013';

export const POSITION_COLUMNS: readonly PrintedColumn<Position>[] = [
  { head: 'Ticker', text: ({ ticker }) => ticker },
  { head: 'Quantity', text: ({ quantity }) => formatQuantity(quantity), isFigure: true },
  { head: 'Average cost', text: ({ avg_cost }) => formatPrice(avg_cost), isFigure: true },
  { head: 'Price', text: ({ current_price }) => formatPrice(current_price), isFigure: true },
  { head: 'Value', text: ({ market_value }) => formatMoney(market_value), isFigure: true },
  {
    head: 'Unrealized profit',
    text: ({ unrealized_pnl, unrealized_pnl_percent }) =>
      `${formatSignedMoney(unrealized_pnl)} (${formatPercent(unrealized_pnl_percent)})`,
    isFigure: true,
  },
];

export const ORDER_COLUMNS: readonly PrintedColumn<Order>[] = [
  { head: 'Placed', text: ({ placed_at }) => formatSecond(placed_at) },
  { head: 'Order', text: describePlacedOrder },
  {
    head: 'Filled',
    text: ({ filled_quantity }) => formatQuantity(filled_quantity),
    isFigure: true,
  },
];

const SIDES = { buy: 'Buy', sell: 'Sell' };
const ORIGINS = { user: 'You', assistant: 'Assistant', agent: 'Program' };

export const TRADE_COLUMNS: readonly PrintedColumn<Trade>[] = [
  { head: 'Time', text: ({ executed_at }) => formatSecond(executed_at) },
  { head: 'Side', text: ({ side }) => SIDES[side] },
  { head: 'Ticker', text: ({ ticker }) => ticker },
  { head: 'Quantity', text: ({ quantity }) => formatQuantity(quantity), isFigure: true },
  { head: 'Price', text: ({ price }) => formatPrice(price), isFigure: true },
  { head: 'Amount', text: ({ notional }) => formatMoney(notional), isFigure: true },
  {
    head: 'Realized profit',
    text: ({ side, realized_pnl }) => (side === 'sell' ? formatSignedMoney(realized_pnl) : NOTHING),
    isFigure: true,
  },
  { head: 'By', text: ({ origin }) => ORIGINS[origin] },
];

/** A figure of the account with its name. */
export type PrintedFigure = readonly [name: string, text: string];

export const FIGURE_COLUMNS: readonly PrintedColumn<PrintedFigure>[] = [
  { head: 'Figure', text: ([name]) => name },
  { head: 'Value', text: ([, text]) => text, isFigure: true },
];

/** Returns the statistics as they are printed. */
export const performanceFigures = (figures: Performance): readonly PrintedFigure[] => [
  [`Return since ${formatDate(figures.since)}`, formatPercent(figures.return_percent)],
  ['Realized profit', formatSignedMoney(figures.realized_pnl)],
  ['Unrealized profit', formatSignedMoney(figures.unrealized_pnl)],
  ['Largest drawdown', formatPlainPercent(figures.max_drawdown_percent)],
  [
    'Volatility',
    figures.volatility_percent === null ? NOTHING : formatPlainPercent(figures.volatility_percent),
  ],
  ['Sharpe ratio', figures.sharpe_ratio === null ? NOTHING : formatRatio(figures.sharpe_ratio)],
];
