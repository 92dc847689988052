import type { Ticker } from '@finally/contract';
import { centsToJson, formatPrice, formatQuantity } from '../../../../kernel/money.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../kernel/time/units.ts';
import type { ReviewTotals, TradeReview } from '../../../../portfolio/index.ts';
import type { Facts } from '../facts.ts';
import type { Question } from '../intent.ts';
import { dollars, gain, list, price, quoted, shares, table } from './format.ts';

type Asked = Extract<Question, { kind: 'review' }>;
type Sale = NonNullable<TradeReview['best']>;

/** Number of rows of a table; the ones with the largest profit or loss if there are more. */
const ROWS_MAX = 12;

const NO_TRADES = 'There are no trades to review yet.';
const NO_SALES =
  'Nothing has been sold yet, so there is no profit or loss of a trade to review: only a sale realizes one.';

const SOURCE_NAMES: Readonly<Record<string, string>> = { person: 'You', assistant: 'Assistant' };

/** Answers a question about past trades from the journal. */
export function review(facts: Facts, { aspect, ticker }: Asked): string {
  const { review: all } = facts;
  if (!all || all.trades === 0) return NO_TRADES;
  const of = ticker === null ? all : all.by_ticker.get(ticker);
  if (!of) return `The journal has no trades in **${ticker}**.`;
  switch (aspect) {
    case 'costs':
      return costs(of, all, ticker);
    case 'by_ticker':
      return byKey('Ticker', all.by_ticker);
    case 'by_day':
      return `By day, in UTC:\n\n${byKey('Day', all.by_day)}`;
    case 'by_source':
      return byKey(
        'Placed by',
        new Map([...all.by_source].map(([key, totals]) => [SOURCE_NAMES[key] ?? key, totals])),
      );
  }
  if (of.sales === 0) return NO_SALES;
  switch (aspect) {
    case 'hit_rate':
      return hitRate(of, ticker);
    case 'holding_time':
      return `You held what you sold for ${duration(all.held_ms ?? 0)} on average, by shares, oldest shares first.`;
    case 'best':
      return all.best && all.best.profit_cents > 0
        ? `Your best sale: ${describeSale(all.best)}.`
        : 'No sale has made a profit yet.';
    case 'worst':
      return all.worst && all.worst.profit_cents < 0
        ? `Your worst sale: ${describeSale(all.worst)}.`
        : 'No sale has made a loss yet.';
    case 'all':
      return ticker === null ? overview(all) : `${hitRate(of, ticker)} ${costs(of, all, ticker)}`;
  }
}

function overview(all: TradeReview): string {
  const lines = [
    `Trades: ${all.trades}, of which ${all.sales} sold`,
    `Realized profit before fees: ${gain(centsToJson(all.profit_cents))}`,
    `Sales with a profit: ${all.won} of ${all.sales} (${percent(all.won, all.sales)})`,
    ...(all.best && all.best.profit_cents > 0 ? [`Best: ${describeSale(all.best)}`] : []),
    ...(all.worst && all.worst.profit_cents < 0 ? [`Worst: ${describeSale(all.worst)}`] : []),
    `Held on average: ${duration(all.held_ms ?? 0)}`,
    `Fees: ${dollars(centsToJson(all.fees_cents))}`,
    `Against the middle of bid and ask: ${dollars(centsToJson(all.spread_cents))}${unquoted(all)}`,
  ];
  return `Your trades since the account was opened:\n\n${list(lines)}`;
}

function hitRate({ won, lost, sales }: ReviewTotals, ticker: Ticker | null): string {
  const even = sales - won - lost;
  const others = even === 0 ? '' : `, and ${even} made neither`;
  return `${won} of your ${sales} ${sales === 1 ? 'sale' : 'sales'}${inTicker(ticker)} made a profit (${percent(won, sales)}) and ${lost} a loss${others}, before fees.`;
}

function costs(of: ReviewTotals, all: TradeReview, ticker: Ticker | null): string {
  const spread = centsToJson(of.spread_cents);
  const compared =
    spread < 0
      ? `your fills were ${dollars(-spread)} better than the middle of bid and ask`
      : `your fills cost ${dollars(spread)} more than the middle of bid and ask`;
  return `${of.trades} ${of.trades === 1 ? 'trade' : 'trades'}${inTicker(ticker)} cost **${dollars(centsToJson(of.fees_cents))}** in fees, and ${compared}${unquoted(all)}.`;
}

const inTicker = (ticker: Ticker | null): string => (ticker === null ? '' : ` in **${ticker}**`);

const unquoted = ({ unquoted: fills }: TradeReview): string =>
  fills === 0 ? '' : ` (${fills} of the fills have no quote to compare with)`;

function byKey(head: string, totals: ReadonlyMap<string, ReviewTotals>): string {
  const rows = [...totals]
    .sort(([, a], [, b]) => Math.abs(b.profit_cents) - Math.abs(a.profit_cents))
    .slice(0, ROWS_MAX)
    .sort(([a, x], [b, y]) => (head === 'Day' ? compare(b, a) : y.profit_cents - x.profit_cents))
    .map(([key, { trades, sales, won, profit_cents, fees_cents }]) => [
      key,
      String(trades),
      sales === 0 ? '\u2013' : `${won} of ${sales}`,
      gain(centsToJson(profit_cents)),
      dollars(centsToJson(fees_cents)),
    ]);
  const left = totals.size - rows.length;
  const more = left > 0 ? `\n\n${left} more with a smaller profit or loss are not shown.` : '';
  return `${table([head, 'Trades', 'Sales with profit', 'Profit before fees', 'Fees'], rows)}${more}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(0)}%`;

const describeSale = ({
  ticker,
  quantity_e6,
  price_e4,
  profit_cents,
  held_ms,
  executed_at,
}: Sale): string =>
  `${formatQuantity(quantity_e6)} **${ticker}** at ${formatPrice(price_e4)} on ${executed_at.slice(0, 10)}, ${gain(centsToJson(profit_cents))} after ${duration(held_ms)}`;

/** Formats a duration by its largest unit: `3 days`, `45 minutes`. */
function duration(time_ms: number): string {
  const units = [
    ['day', DAY_MS],
    ['hour', HOUR_MS],
    ['minute', MINUTE_MS],
    ['second', SECOND_MS],
  ] as const;
  const [unit, unit_ms] = units.find(([, each_ms]) => time_ms >= each_ms) ?? ['second', SECOND_MS];
  const count = Math.round(time_ms / unit_ms);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Says what the shares that were sold lately would be worth now. */
export function hadHeld(
  { trades, prices }: Facts,
  { ticker }: Extract<Question, { kind: 'had_held' }>,
): string {
  const sold = (trades.get(ticker) ?? []).filter(({ side }) => side === 'sell');
  if (sold.length === 0) {
    return `Nothing${inTicker(ticker)} was sold among your newest trades, so there is nothing to compare.`;
  }
  const lines = sold.map(({ ticker: name, quantity, price: paid, notional, executed_at }) => {
    const latest = prices.get(name);
    const what = `${shares(quantity)} **${name}** sold at ${price(paid)} on ${executed_at.slice(0, 10)} for ${dollars(notional)}`;
    if (!latest) return `${what}: there is no price to compare with`;
    const worth = quantity * latest.price;
    return `${what}: now ${quoted(latest)}, worth ${dollars(worth)}, so holding them would have brought ${gain(worth - notional)}`;
  });
  return `${list(lines)}\n\nBefore fees. What was sold earlier than your newest trades is not counted.`;
}
