import type { Order, Performance, Position, Trade } from '@finally/contract';
import { z } from 'zod';
import type { AlertService } from '../../alerts/index.ts';
import type { OrderService } from '../../orders/index.ts';
import type { PortfolioService, ValueHistory } from '../../portfolio/index.ts';
import { describeAlert } from '../actions/alerts/alert-sentences.ts';
import { describeOrder } from '../actions/orders/order-sentences.ts';
import type { Fact } from '../claims/figures/knowledge.ts';
import { TickerArgument } from './market-tools.ts';
import { fact, type Tool, tool } from './tool.ts';

export interface AccountToolSources {
  readonly portfolio: Pick<PortfolioService, 'portfolio' | 'trades'>;
  readonly orders: Pick<OrderService, 'orders'>;
  readonly alerts: Pick<AlertService, 'list'>;
  readonly values: Pick<ValueHistory, 'performance'>;
}

const LINES_MAX = 30;

const NOTHING = z.strictObject({});

const percent = (value: number): string => `${value.toFixed(2)}%`;

/** Returns the tools that read the account. */
export const accountTools = (sources: AccountToolSources): readonly Tool[] => [
  positions(sources),
  orders(sources),
  trades(sources),
  alerts(sources),
  performance(sources),
];

const lines = (found: readonly string[], none: string): string =>
  found.length > 0 ? found.join('\n') : none;

const positions = ({ portfolio }: AccountToolSources): Tool =>
  tool({
    name: 'positions',
    description: 'Cash, total and positions as they are now, with names and sectors.',
    parameters: NOTHING,
    title: () => 'Cash and positions',
    async run() {
      const { cash_balance, total_value, positions: held } = await portfolio.portfolio();
      const text = [
        `Cash ${cash_balance}, total value ${total_value}.`,
        ...held.slice(0, LINES_MAX).map(describePosition),
        ...(held.length > LINES_MAX ? [`and ${held.length - LINES_MAX} more`] : []),
      ].join('\n');
      const facts = [
        fact(null, 'cash', 'money', cash_balance),
        fact(null, 'total', 'money', total_value),
        ...held.flatMap(factsOfPosition),
      ];
      return { text, found: { facts } };
    },
  });

const describePosition = (position: Position): string =>
  `${position.ticker} (${position.name}, ${position.sector}): ${position.quantity} shares, ` +
  `average cost ${position.avg_cost}, price ${position.current_price}, ` +
  `value ${position.market_value}, unrealized profit ${position.unrealized_pnl} ` +
  `(${percent(position.unrealized_pnl_percent)}), weight ${percent(position.weight * 100)}`;

const factsOfPosition = (position: Position): readonly Fact[] => {
  const { ticker } = position;
  return [
    fact(ticker, 'price', 'money', position.current_price),
    fact(ticker, 'value', 'money', position.market_value),
    fact(ticker, 'profit', 'money', position.unrealized_pnl, true),
    fact(ticker, 'profit', 'percent', position.unrealized_pnl_percent, true),
    fact(ticker, 'weight', 'percent', position.weight * 100),
  ];
};

const orders = ({ orders: service }: AccountToolSources): Tool =>
  tool({
    name: 'orders',
    description: 'Orders with their ids and states, newest first.',
    parameters: z.strictObject({
      status: z.enum(['open', 'closed', 'all']),
      ticker: TickerArgument.optional(),
      count: z.int().min(1).max(LINES_MAX).default(10),
    }),
    title: ({ status, ticker }) =>
      `${{ open: 'Open orders', closed: 'Ended orders', all: 'Orders' }[status]}${ticker ? ` of ${ticker}` : ''}`,
    async run({ status, ticker, count }) {
      const page = await service.orders({ status, limit: count, ...(ticker && { ticker }) });
      // Only a cursor can be refused.
      const found = page.ok ? page.value.orders : [];
      return {
        text: lines(found.map(describeOrderLine), 'There are none.'),
        found: { orders: found },
      };
    },
  });

const describeOrderLine = (order: Order): string => {
  const { id, state, reason, filled_quantity, average_price, placed_at, updated_at } = order;
  const filled = filled_quantity > 0 ? `, ${filled_quantity} filled at ${average_price}` : '';
  const why = reason === null ? '' : ` (${reason})`;
  return `id ${id}: ${describeOrder(order)}, ${state}${why}${filled}, placed ${placed_at}, changed ${updated_at}`;
};

const trades = ({ portfolio }: AccountToolSources): Tool =>
  tool({
    name: 'trades',
    description: 'Executed trades, newest first.',
    parameters: z.strictObject({
      ticker: TickerArgument.optional(),
      count: z.int().min(1).max(LINES_MAX).default(10),
    }),
    title: ({ ticker, count }) => `The last ${count} trades${ticker ? ` of ${ticker}` : ''}`,
    async run({ ticker, count }) {
      const page = await portfolio.trades({ limit: count, ...(ticker && { ticker }) });
      const found = page.ok ? page.value.trades : [];
      const facts = found.flatMap(factsOfTrade);
      return { text: lines(found.map(describeTrade), 'There are none.'), found: { facts } };
    },
  });

const describeTrade = (trade: Trade): string =>
  `${trade.executed_at}: ${trade.side} ${trade.quantity} ${trade.ticker} at ${trade.price} for ` +
  `${trade.notional}, fees ${trade.fees}` +
  (trade.side === 'sell' ? `, realized profit ${trade.realized_pnl}` : '') +
  `, by ${trade.origin}`;

const factsOfTrade = (trade: Trade): readonly Fact[] => {
  const { ticker, side, quantity } = trade;
  return [
    fact(ticker, 'traded', 'shares', side === 'buy' ? quantity : -quantity, true),
    fact(ticker, 'trade_price', 'money', trade.price),
    fact(ticker, 'trade_value', 'money', trade.notional),
    ...(side === 'sell' ? [fact(ticker, 'profit', 'money', trade.realized_pnl, true)] : []),
  ];
};

const alerts = ({ alerts: service }: AccountToolSources): Tool =>
  tool({
    name: 'alerts',
    description: 'Price alerts with their ids, active ones first.',
    parameters: NOTHING,
    title: () => 'Alerts',
    async run() {
      const { alerts: all } = await service.list();
      const shown = all.slice(0, LINES_MAX);
      const text = [
        lines(
          shown.map((alert) => `id ${alert.id}: ${describeAlert(alert)}, ${alert.state}`),
          'There are none.',
        ),
        ...(all.length > shown.length ? [`and ${all.length - shown.length} more`] : []),
      ].join('\n');
      return { text, found: {} };
    },
  });

const performance = ({ values }: AccountToolSources): Tool =>
  tool({
    name: 'performance',
    description: 'Return, drawdown, volatility and Sharpe ratio of the account.',
    parameters: NOTHING,
    title: () => 'Performance of the account',
    async run() {
      const found = await values.performance();
      return { text: describePerformance(found), found: { facts: factsOfPerformance(found) } };
    },
  });

const describePerformance = (found: Performance): string =>
  [
    `Since ${found.since}: return ${percent(found.return_percent)}.`,
    `Total value ${found.total_value}, realized profit ${found.realized_pnl}, unrealized ${found.unrealized_pnl}.`,
    `Since midnight UTC: ${found.day_change} (${percent(found.day_change_percent)}).`,
    `Largest drawdown ${percent(found.max_drawdown_percent)}${
      found.max_drawdown_peak_at
        ? `, from ${found.max_drawdown_peak_at} to ${found.max_drawdown_trough_at}`
        : ''
    }.`,
    found.volatility_percent === null
      ? 'The value curve is too short for a volatility.'
      : `Volatility a year ${percent(found.volatility_percent)}, Sharpe ratio ${found.sharpe_ratio?.toFixed(2) ?? 'unknown'}.`,
  ].join('\n');

const factsOfPerformance = (found: Performance): readonly Fact[] => [
  fact(null, 'total', 'money', found.total_value),
  fact(null, 'profit', 'money', found.realized_pnl, true),
  fact(null, 'profit', 'money', found.unrealized_pnl, true),
  fact(null, 'profit', 'percent', found.return_percent, true),
  fact(null, 'profit', 'money', found.day_change, true),
  fact(null, 'profit', 'percent', found.day_change_percent, true),
  fact(null, 'profit', 'percent', -found.max_drawdown_percent, true),
  ...(found.volatility_percent === null
    ? []
    : [fact(null, 'profit', 'percent', found.volatility_percent)]),
];
