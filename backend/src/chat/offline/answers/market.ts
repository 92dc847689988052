import type { Ticker } from '@finally/contract';
import { type Facts, positionIn, titled } from '../facts.ts';
import { quantityOf } from '../quantity.ts';
import { change, dollars, list, price, quoted, shares } from './format.ts';
import { holding } from './portfolio.ts';

/** One instrument: its price, and the position in it. */
export function instrument(facts: Facts, ticker: string): string {
  const latest = facts.prices.get(ticker);
  const position = positionIn(facts, ticker);
  const standing = latest
    ? `${titled(facts, ticker)} is at ${quoted(latest)}.`
    : `There is no live price for ${titled(facts, ticker)} at the moment.`;
  return `${standing} ${position ? holding(position) : `You hold no ${ticker}.`}`;
}

/** The watchlist, by how far each has moved today. */
export function movers({ watchlist }: Facts): string {
  const moved = watchlist.entries
    .flatMap(({ latest, ticker }) => (latest ? [{ ...latest, ticker }] : []))
    .sort((a, b) => b.day_change_percent - a.day_change_percent);
  if (watchlist.entries.length === 0)
    return 'Your watchlist is empty. Say "watch PYPL" to add to it.';
  if (moved.length === 0) return 'No prices have come in for your watchlist yet.';
  const up = moved.filter(({ day_change_percent }) => day_change_percent > 0).length;
  const lines = moved.map(
    (latest) =>
      `**${latest.ticker}**: ${price(latest.price)}, ${change(latest.day_change_percent)}`,
  );
  return `${up} of the ${moved.length} on your watchlist are up today:\n\n${list(lines)}`;
}

/** How many shares the cash buys. */
export function affordable(facts: Facts, ticker: Ticker): string {
  const all = quantityOf(
    { kind: 'trade', side: 'buy', ticker, amount: { of: 'cash', share: 1 } },
    facts,
  );
  if (!all.ok) return all.error;
  const latest = facts.prices.get(ticker);
  const at = latest ? ` at ${price(latest.price)}` : '';
  return `Your ${dollars(facts.portfolio.cash_balance)} in cash buy up to **${shares(all.value)} ${ticker}**${at}.`;
}

/** Facts in place of advice. */
export function withoutAdvice(facts: Facts, tickers: readonly string[]): string {
  const known = tickers.map((ticker) => instrument(facts, ticker));
  return [
    'Whether to trade is yours to decide; I give figures, not advice. Nothing was placed.',
    ...known,
  ].join('\n\n');
}
