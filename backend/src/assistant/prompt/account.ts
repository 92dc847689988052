import type { Alert, Downtime, Order, Position } from '@finally/contract';
import type { ExplainedFill } from '../../orders/index.ts';
import type { WatchedTicker } from '../../watchlists/index.ts';
import { describeAlert } from '../actions/alerts/alert-sentences.ts';
import { describeOrder } from '../actions/orders/order-sentences.ts';
import type { AssistantContext } from '../models/model.ts';
import { newestDowntimes } from './downtimes.ts';
import { describeLimits } from './limits.ts';
import type { Trend } from './trend.ts';

/** Maximum number of watched tickers shown. Tickers named in the message are always shown. */
const WATCHED_MAX = 60;

/** Maximum number of open orders shown, the newest first. */
const OPEN_ORDERS_MAX = 40;

/**
 * Describes the account as data, one fact per line: money, positions, open orders,
 * the newest fills, watchlist, trends and limits.
 */
export function describeAccount(context: AssistantContext): string {
  const { portfolio, watchlist, trends, open_orders, alerts, downtimes, latest_fills } = context;
  const { cash_balance, total_value, positions_value, unrealized_pnl, realized_pnl } = portfolio;
  const waiting = alerts.filter(({ state }) => state === 'active');
  const explained = latest_fills.flatMap(describeFill);
  const watched = watchlist.slice(0, WATCHED_MAX);
  const more = watchlist.length - watched.length;
  const shown = new Set<string>(
    [...portfolio.positions, ...watched, ...trends].map(({ ticker }) => ticker),
  );
  return [
    `As of ${portfolio.as_of}, in US dollars.`,
    `Total value ${total_value}, cash ${cash_balance}, positions ${positions_value}.`,
    `Unrealized profit ${unrealized_pnl}, realized profit ${realized_pnl}.`,
    '',
    ...section('Positions', portfolio.positions.map(describePosition)),
    '',
    ...section('Open orders', describeOpenOrders(open_orders, downtimes)),
    '',
    ...(explained.length > 0 ? [...section('Newest fills, newest first', explained), ''] : []),
    ...(waiting.length > 0 ? [...section('Price alerts', describeAlerts(waiting)), ''] : []),
    ...section('Watchlist', watched.map(describeWatched)),
    ...(more > 0 ? [`and ${more} more`] : []),
    '',
    ...(trends.length > 0
      ? [...section('Named in the message', trends.map(describeTrend)), '']
      : []),
    ...section(
      'Limits',
      describeLimits(context, (ticker) => shown.has(ticker)),
    ),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`${title}:`, ...lines] : [`${title}: none`];

const percent = (value: number): string => `${value.toFixed(2)}%`;

const describePosition = (position: Position): string =>
  `${position.ticker}: ${position.quantity} shares, average cost ${position.avg_cost}, ` +
  `price ${position.current_price}${position.price_stale ? ' (not live)' : ''}, ` +
  `value ${position.market_value}, unrealized profit ${position.unrealized_pnl} ` +
  `(${percent(position.unrealized_pnl_percent)}), weight ${percent(position.weight * 100)}`;

function describeOpenOrders(
  orders: readonly Order[],
  downtimes: AssistantContext['downtimes'],
): readonly string[] {
  const more = orders.length - OPEN_ORDERS_MAX;
  return [
    ...orders
      .slice(0, OPEN_ORDERS_MAX)
      .map((order) => describeOpenOrder(order) + describeDowntimes(downtimes.get(order.id))),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

const describeOpenOrder = (order: Order): string => {
  const filled = order.filled_quantity > 0 ? `, ${order.filled_quantity} of it filled` : '';
  const group =
    order.group_id === null ? '' : `, ${order.role.replace('_', ' ')} of group ${order.group_id}`;
  return `id ${order.id}: ${describeOrder(order)}, ${order.state}${filled}${group}`;
};

/** Number of alerts that a prompt shows; the newest ones if there are more. */
const ALERTS_MAX = 20;

function describeAlerts(alerts: readonly Alert[]): readonly string[] {
  const more = alerts.length - ALERTS_MAX;
  return [
    ...alerts.slice(0, ALERTS_MAX).map((alert) => `id ${alert.id}: ${describeAlert(alert)}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

/** Says when the server was down while an order was open. */
const describeDowntimes = (downtimes: readonly Downtime[] = []): string =>
  newestDowntimes(downtimes)
    .map((sentence) => `. ${sentence}`)
    .join('');

/** Describes a fill with its explanation; nothing if none was kept. */
const describeFill = ({
  ticker,
  side,
  quantity,
  price,
  executed_at,
  explanation,
  downtimes,
}: ExplainedFill): readonly string[] =>
  explanation
    ? [
        `${executed_at}: ${side} ${quantity} ${ticker} at ${price}. ${[explanation.sentence, ...newestDowntimes(downtimes)].join(' ')}`,
      ]
    : [];

const describeWatched = ({ ticker, name, latest }: WatchedTicker): string =>
  `${ticker} (${oneLine(name)}): ` +
  (latest
    ? `price ${latest.price}, today ${percent(latest.day_change_percent)}` +
      (latest.headline === null ? '' : `, headline "${oneLine(latest.headline)}"`)
    : 'no price yet');

/** Puts text from outside on one line and limits its length. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 120);

const describeTrend = (trend: Trend): string => {
  const known = (value: number | null) => (value === null ? 'unknown' : percent(value));
  return (
    `${trend.ticker}: day range ${trend.day_low} to ${trend.day_high}, ` +
    `5 days ${known(trend.change_5d_percent)}, 20 days ${known(trend.change_20d_percent)}, ` +
    `volatility a year ${known(trend.volatility_percent)}`
  );
};
