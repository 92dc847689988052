import type { Position } from '@finally/contract';
import type { Facts } from '../facts.ts';
import type { Scenario, ScenarioMove } from '../questions/scenario-questions.ts';
import { change, dollars, gain, list, price, share, shares, table } from './format.ts';

/** Number of positions that an answer lists; the ones with the largest change. */
const ROWS_MAX = 12;

interface Moved {
  readonly position: Position;
  readonly price: number;
  readonly gain: number;
}

/** Says what the account would be worth after prices move, if nothing is traded meanwhile. */
export function scenario(facts: Facts, { subject, move }: Scenario): string {
  const { portfolio, prices } = facts;
  if (subject.of === 'ticker' && !portfolio.positions.some(isOf(subject.ticker))) {
    const latest = prices.get(subject.ticker)?.price;
    const to = latest === undefined ? undefined : priceAfter(latest, move);
    const at = to === undefined ? '' : ` At ${price(to)} a share nothing of yours would change.`;
    return `You hold no **${subject.ticker}**.${at}${ordersReached(facts, subject.ticker, to)}`;
  }
  const moved = portfolio.positions
    .filter(
      (position) =>
        subject.of === 'market' ||
        (subject.of === 'ticker'
          ? isOf(subject.ticker)(position)
          : position.sector === subject.sector),
    )
    .map((position): Moved => {
      const to = priceAfter(position.current_price, move);
      return { position, price: to, gain: position.quantity * (to - position.current_price) };
    });
  const [first] = moved;
  if (!first) {
    return subject.of === 'sector'
      ? `You hold nothing of the sector ${subject.sector}, so nothing of yours would change.`
      : 'Everything is in cash, so no price can move your portfolio.';
  }
  const total = moved.reduce((sum, { gain: gained }) => sum + gained, 0);
  const { total_value, cash_balance } = portfolio;
  const after = total_value + total;
  const head = `${premise(moved, subject, move)} your portfolio would ${total < 0 ? 'lose' : 'gain'} **${dollars(Math.abs(total))}** (${change((total / total_value) * 100)}), and be worth ${dollars(after)}.`;
  const [largest] = [...portfolio.positions]
    .map((position) => {
      const to = moved.find((each) => each.position === position)?.price ?? position.current_price;
      return { ticker: position.ticker, value: position.quantity * to };
    })
    .sort((a, b) => b.value - a.value);
  const lines = [
    `Cash stays ${dollars(cash_balance)}, then ${share(after > 0 ? cash_balance / after : 0)} of the portfolio`,
    ...(largest && after > 0
      ? [`Largest position then: **${largest.ticker}** with ${share(largest.value / after)}`]
      : []),
    ...limitReached(facts, total),
  ];
  const rows = moved.length > 1 ? `\n\n${positionsTable(moved)}` : '';
  const reached = moved.map((each) => ordersReached(facts, each.position.ticker, each.price));
  return `${head}${rows}\n\n${list(lines)}${reached.join('')}\n\nThis is arithmetic with the prices of now, not a forecast.`;
}

const isOf =
  (ticker: string) =>
  (position: Pick<Position, 'ticker'>): boolean =>
    position.ticker === ticker;

/** Returns the price after a move; never below zero. */
function priceAfter(from: number, move: ScenarioMove): number {
  switch (move.by) {
    case 'percent':
      return from * (1 + move.percent / 100);
    case 'dollars':
      return Math.max(0, from + move.dollars);
    case 'price':
      return move.price;
  }
}

function premise(
  [first]: readonly Moved[],
  subject: Scenario['subject'],
  move: ScenarioMove,
): string {
  if (subject.of === 'ticker' && first) {
    const { ticker, current_price, quantity } = first.position;
    const percent = (first.price / current_price - 1) * 100;
    return `If **${ticker}** went from ${price(current_price)} to ${price(first.price)} (${change(percent)}), with your ${shares(quantity)} shares`;
  }
  const by = move.by === 'percent' ? change(move.percent) : '';
  return subject.of === 'sector'
    ? `If everything of the sector ${subject.sector} moved by ${by},`
    : `If every position moved by ${by},`;
}

const positionsTable = (moved: readonly Moved[]): string => {
  const rows = [...moved]
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain))
    .slice(0, ROWS_MAX)
    .map(({ position, price: to, gain: gained }) => [
      position.ticker,
      price(position.current_price),
      price(to),
      gain(gained),
    ]);
  return table(['Ticker', 'Price', 'Then', 'Change'], rows);
};

/** Says whether the assistant's limit for a day's loss would be reached. */
function limitReached({ limits, portfolio }: Facts, total: number): readonly string[] {
  const { daily_loss_max } = limits.settings;
  const { day_start_cents } = limits;
  if (daily_loss_max === null || day_start_cents === null) return [];
  const lost = day_start_cents / 100 - (portfolio.total_value + total);
  return lost >= daily_loss_max
    ? [
        `The largest loss in a day, ${dollars(daily_loss_max)}, would be reached: from then on I only sell`,
      ]
    : [];
}

/** Names the open orders in a ticker that a price would reach. */
function ordersReached(
  { open_orders, prices }: Facts,
  ticker: string,
  to: number | undefined,
): string {
  const now = prices.get(ticker)?.price;
  if (to === undefined || now === undefined) return '';
  const low = Math.min(now, to);
  const high = Math.max(now, to);
  const within = (level: number | null): boolean => level !== null && level >= low && level <= high;
  const reached = open_orders.filter(
    (order) => order.ticker === ticker && (within(order.stop_price) || within(order.limit_price)),
  );
  if (reached.length === 0) return '';
  const named = reached.map(
    (order) =>
      `${order.side} ${shares(order.quantity)} at ${price(order.stop_price ?? order.limit_price ?? to)}`,
  );
  return `\n\nOn the way it would reach ${reached.length === 1 ? 'an open order' : 'open orders'} in **${ticker}**: ${named.join('; ')}. The figures above are without it.`;
}
