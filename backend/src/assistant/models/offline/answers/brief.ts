import type { Alert, Order, Portfolio, PriceUpdate, Ticker } from '@finally/contract';
import { describeAlert } from '../../../actions/alerts/alert-sentences.ts';
import { describeOrder } from '../../../actions/orders/order-sentences.ts';
import type { Facts } from '../facts.ts';
import { change, dollars, gain, list, quoted, share } from './format.ts';
import { sectorWeights, withStaleness } from './portfolio.ts';
import { describeHeadline } from './why-moved.ts';

/** Number of movers, headlines, alerts and orders that a brief shows. */
const SHOWN_MAX = 5;
/** A price this near, in per cent of the price now, is worth a line. */
const NEAR_PERCENT = 2;

/** The morning brief: the account, the movers, their headlines, and what is near its price. */
export function brief(facts: Facts): string {
  const { portfolio, performance } = facts;
  const sections = [
    heading(portfolio, performance?.day_change, performance?.day_change_percent),
    section('Movers among what you hold and watch', moversOf(facts).map(describeMover(portfolio))),
    section('Their headlines', headlinesOf(facts)),
    section(`Alerts within ${NEAR_PERCENT}% of their price`, alertsNear(facts)),
    section(`Open orders within ${NEAR_PERCENT}% of their price`, ordersNear(facts)),
    exposure(facts),
  ];
  return withStaleness(sections.filter((each) => each !== '').join('\n\n'), portfolio);
}

function heading(
  { total_value, cash_balance }: Portfolio,
  day_change: number | undefined,
  day_change_percent: number | undefined,
): string {
  const since =
    day_change === undefined || day_change_percent === undefined
      ? ''
      : ` Since midnight UTC: **${gain(day_change)}** (${change(day_change_percent)}).`;
  return `Your account is worth **${dollars(total_value)}**, ${dollars(cash_balance)} of it cash.${since}`;
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? `${title}: none.` : `${title}:\n\n${list(lines)}`;

/** Returns the latest prices of what is held and watched, those that moved most first. */
function moversOf({ portfolio, watchlist, prices }: Facts): readonly PriceUpdate[] {
  const watched = watchlist.flatMap(({ latest }) => (latest ? [latest] : []));
  const held = portfolio.positions.flatMap(({ ticker }) => prices.get(ticker) ?? []);
  const latest = new Map([...watched, ...held].map((price) => [price.ticker, price]));
  return [...latest.values()]
    .filter(({ day_change_percent }) => change(day_change_percent) !== '0.00%')
    .sort((a, b) => Math.abs(b.day_change_percent) - Math.abs(a.day_change_percent))
    .slice(0, SHOWN_MAX);
}

const describeMover =
  ({ positions }: Portfolio) =>
  (latest: PriceUpdate): string => {
    const held = positions.find(({ ticker }) => ticker === latest.ticker);
    const weight = held ? `, ${share(held.weight)} of your portfolio` : '';
    return `**${latest.ticker}**: ${quoted(latest)}${weight}`;
  };

function headlinesOf(facts: Facts): readonly string[] {
  const moved = new Set<Ticker>(moversOf(facts).map(({ ticker }) => ticker));
  return facts.headlines
    .filter(({ ticker }) => moved.has(ticker))
    .slice(0, SHOWN_MAX)
    .map(
      (headline) => `**${headline.ticker}**, ${describeHeadline(headline, facts.portfolio.as_of)}`,
    );
}

/** Returns how far a level is from the price, in per cent of the price; undefined without a price. */
function distance(
  level: number | null,
  latest: PriceUpdate | null | undefined,
): number | undefined {
  return level === null || !latest ? undefined : Math.abs(level / latest.price - 1) * 100;
}

const isNear = (away: number | undefined): away is number =>
  away !== undefined && away <= NEAR_PERCENT;

/** Returns lines for what is near, the nearest first. */
const nearest = (found: readonly { readonly away: number; readonly line: string }[]) =>
  [...found]
    .sort((a, b) => a.away - b.away)
    .slice(0, SHOWN_MAX)
    .map(({ line }) => line);

function alertsNear({ alerts, prices }: Facts): readonly string[] {
  const near = (alert: Alert) => {
    const latest = prices.get(alert.ticker);
    const levels = [alert.upper, alert.lower].map((level) => distance(level, latest));
    const [away] = levels.filter(isNear).sort((a, b) => a - b);
    if (alert.state !== 'active' || away === undefined || !latest) return [];
    return [{ away, line: `${describeAlert(alert)}; it is at ${quoted(latest)}` }];
  };
  return nearest(alerts.flatMap(near));
}

function ordersNear({ open_orders, prices }: Facts): readonly string[] {
  const near = (order: Order) => {
    const latest = prices.get(order.ticker);
    const away = distance(order.stop_price ?? order.limit_price, latest);
    if (!isNear(away) || !latest) return [];
    return [{ away, line: `${describeOrder(order)}; ${order.ticker} is at ${quoted(latest)}` }];
  };
  return nearest(open_orders.flatMap(near));
}

function exposure({ portfolio }: Facts): string {
  const weights = sectorWeights(portfolio).map(([sector, weight]) => `${sector} ${share(weight)}`);
  const cash = portfolio.total_value > 0 ? portfolio.cash_balance / portfolio.total_value : 0;
  return `By sector: ${[...weights, `cash ${share(cash)}`].join(', ')}.`;
}
