import type { Order, Ticker } from '@finally/contract';
import { describeOrder } from '../../../../actions/orders/order-sentences.ts';
import { END_REASON_WORDS } from '../../../../wording/end-reasons.ts';
import type { Facts } from '../../facts.ts';
import type { Question } from '../../intent.ts';
import { list, price } from '../format.ts';

type Fate = Extract<Question, { kind: 'order_fate' }>;

/** Number of orders that an answer names. */
const NAMED_MAX = 5;

const isOf =
  (ticker: Ticker | null) =>
  (order: Pick<Order, 'ticker'>): boolean =>
    ticker === null || order.ticker === ticker;

/** Says why orders are not filled, or why they ended without a fill, as the ledger has it. */
export function orderFate(facts: Facts, { ticker, asks }: Fate): string {
  const waiting = facts.open_orders
    .filter(isOf(ticker))
    .map((order) => `${describeOrder(order)}: ${whyWaiting(order, facts)}`);
  const ended = facts.ended_orders
    .filter(isOf(ticker))
    .filter(({ reason }) => reason !== null && reason !== 'replaced')
    .map((order) => `${describeOrder(order)}: ${describeEnd(order)}`);
  const lines = (asks === 'ended' ? ended : [...waiting, ...ended]).slice(0, NAMED_MAX);
  const of = ticker === null ? '' : ` in **${ticker}**`;
  if (lines.length > 0) return list(lines);
  return asks === 'ended'
    ? `No order${of} was canceled, expired or rejected lately.`
    : `There is no order${of} that was not filled: none is open, and none ended without a fill lately.`;
}

/** `canceled on 2026-02-11, 14:30:00 UTC, because the trading day ended` */
function describeEnd({ state, reason, filled_quantity, updated_at }: Order): string {
  const at = `${updated_at.slice(0, 10)}, ${updated_at.slice(11, 19)} UTC`;
  const filled = filled_quantity > 0 ? `, with ${filled_quantity} filled` : '';
  return `${state} on ${at}${filled}, because ${reason ? END_REASON_WORDS[reason] : 'nobody said why'}`;
}

/** Says what an open order waits for. */
function whyWaiting(order: Order, { prices }: Facts): string {
  const latest = prices.get(order.ticker)?.price;
  const now = latest === undefined ? '' : `, and ${order.ticker} is at ${price(latest)}`;
  if (order.state === 'held') return 'it waits until its entry is filled';
  if (order.state === 'pending') return 'it has not reached the market yet';
  const { limit_price, stop_price, side } = order;
  if (stop_price !== null && order.state !== 'triggered') {
    const where = side === 'sell' ? 'at or below' : 'at or above';
    return `it waits for a price ${where} its stop at ${price(stop_price)}${now}`;
  }
  if (limit_price !== null) {
    const where = side === 'buy' ? 'for' : 'at';
    const better = side === 'buy' ? 'or less' : 'or more';
    return `it waits until shares are ${side === 'buy' ? 'offered' : 'bid for'} ${where} ${price(limit_price)} ${better}${now}`;
  }
  return `it waits for shares in the market${now}`;
}

/** Says what an order at a price would have done today, by the day's low and high. */
export function pastLevel(
  { trends, prices }: Facts,
  { ticker, level, order }: Extract<Question, { kind: 'past_level' }>,
): string {
  const trend = trends.find((each) => each.ticker === ticker);
  const latest = prices.get(ticker)?.price;
  if (!trend || latest === undefined) return `I have no prices of **${ticker}** to tell from.`;
  const { day_low, day_high } = trend;
  const range = `Today **${ticker}** has traded between ${price(day_low)} and ${price(day_high)}, and is at ${price(latest)}.`;
  const at = price(level);
  const noun = order === 'stop' ? 'stop' : 'limit order to buy';
  const outcome =
    day_low > level
      ? `A ${noun} at ${at} would have done nothing today: the price has not come down to it.`
      : order === 'stop'
        ? `A stop at ${at} would have sold today, at the market, if it had been placed while the price was above it: at about ${at}, or less after a gap.`
        : `A limit order to buy at ${at} could have been filled today, at ${at} or better.`;
  return `${range} ${outcome} I know only today's low and high; the chart shows earlier days. Nothing was placed.`;
}
