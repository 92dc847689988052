import type { NotedTrade, Trade } from '@finally/contract';
import { CENTS_SCALE, cents, centsToJson } from '../../../../kernel/money.ts';
import { describeOrder } from '../../../actions/orders/order-sentences.ts';
import { type Facts, positionIn } from '../facts.ts';
import { change, dollars, gain, list, price, shares } from './format.ts';

/** Number of open orders and departures from plans that a review shows. */
const SHOWN_MAX = 8;

const toCents = (amount: number): number => Math.round(amount * 10 ** CENTS_SCALE);

const sumOf = (trades: readonly Trade[], field: 'realized_pnl' | 'fees' | 'notional'): number =>
  centsToJson(cents(trades.reduce((sum, trade) => sum + toCents(trade[field]), 0)));

/** Reviews the day: its trades, what they brought, what is still open, and what went against a plan. */
export function dayReview(facts: Facts): string {
  const { day_trades, performance, open_orders } = facts;
  const value = performance
    ? `Since midnight UTC your account is ${gain(performance.day_change)} (${change(performance.day_change_percent)}).`
    : '';
  const orders =
    open_orders.length === 0
      ? 'No order is open.'
      : `Still open:\n\n${listed(open_orders.map(describeOrder))}`;
  return [value, ...tradesOf(day_trades), orders, ...againstPlans(facts)]
    .filter((each) => each !== '')
    .join('\n\n');
}

const listed = (lines: readonly string[]): string => {
  const more = lines.length - SHOWN_MAX;
  return list(more > 0 ? [...lines.slice(0, SHOWN_MAX), `and ${more} more`] : lines);
};

function tradesOf(trades: readonly Trade[]): readonly string[] {
  if (trades.length === 0) return ['You have not traded today.'];
  const sales = trades.filter(({ side }) => side === 'sell');
  const bought = trades.filter(({ side }) => side === 'buy');
  const fees = sumOf(trades, 'fees');
  const result = centsToJson(cents(toCents(sumOf(sales, 'realized_pnl')) - toCents(fees)));
  const won = sales.filter(({ realized_pnl }) => realized_pnl > 0).length;
  const ranked = [...sales].sort((a, b) => b.realized_pnl - a.realized_pnl);
  const [best] = ranked;
  const worst = ranked.at(-1);
  const lines = [
    `Trades: ${trades.length}; purchases of ${dollars(sumOf(bought, 'notional'))}, sales of ${dollars(sumOf(sales, 'notional'))}`,
    `Realized today, after fees of ${dollars(fees)}: **${gain(result)}**`,
    ...(sales.length === 0
      ? []
      : [
          `Sales with a profit: ${won} of ${sales.length} (${((won / sales.length) * 100).toFixed(0)}%)`,
        ]),
    ...(best && best.realized_pnl > 0 ? [`Best: ${describeSale(best)}`] : []),
    ...(worst && worst.realized_pnl < 0 ? [`Worst: ${describeSale(worst)}`] : []),
  ];
  return [`Your trades of today:\n\n${list(lines)}`];
}

const describeSale = ({ quantity, ticker, price: paid, realized_pnl }: Trade): string =>
  `sold ${shares(quantity)} **${ticker}** at ${price(paid)}, ${gain(realized_pnl)} before fees`;

/** Says where trades and positions depart from the plans that were written down of them. */
function againstPlans(facts: Facts): readonly string[] {
  const { plans } = facts;
  if (plans.length === 0) return [];
  const departures = [...new Set(plans.flatMap((noted) => departuresOf(noted, facts)))];
  return departures.length === 0
    ? ['Nothing went against the plans in your journal.']
    : [`Against the plans in your journal:\n\n${listed(departures)}`];
}

function departuresOf({ note, trade }: NotedTrade, facts: Facts): readonly string[] {
  const { plan } = note;
  const { ticker, side } = trade;
  if (!plan || side !== 'buy') return [];
  const { entry, stop, target } = plan;
  const held = positionIn(facts, ticker);
  const latest = facts.prices.get(ticker)?.price;
  const isOfToday = facts.day_trades.some(({ id }) => id === trade.id);
  const lines: string[] = [];
  if (isOfToday && entry !== null && trade.price > entry) {
    lines.push(
      `**${ticker}** was bought at ${price(trade.price)}, above the planned entry of ${price(entry)}`,
    );
  }
  if (held && latest !== undefined && stop !== null && latest <= stop) {
    lines.push(
      `**${ticker}** is at ${price(latest)}, at or below the planned stop of ${price(stop)}, and ${shares(held.quantity)} are still held`,
    );
  }
  if (held && latest !== undefined && target !== null && latest >= target) {
    lines.push(
      `**${ticker}** is at ${price(latest)}, at or above the planned target of ${price(target)}, and ${shares(held.quantity)} are still held`,
    );
  }
  const later = facts.day_trades.filter(
    (sale) =>
      sale.ticker === ticker && sale.side === 'sell' && sale.executed_at >= trade.executed_at,
  );
  for (const sale of later) {
    const isEarly = target !== null && sale.price < target && (stop === null || sale.price > stop);
    if (isEarly) {
      const above = stop === null ? '' : ` and above the planned stop of ${price(stop)}`;
      lines.push(
        `${shares(sale.quantity)} **${ticker}** were sold at ${price(sale.price)}, below the planned target of ${price(target)}${above}`,
      );
    }
  }
  return lines;
}
