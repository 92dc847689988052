import type { Ticker } from '@finally/contract';
import { type Facts, positionIn, titled } from '../facts.ts';
import { Draft } from '../plans/draft.ts';
import { largestPurchase } from '../plans/limits.ts';
import { forCents } from '../plans/quantity.ts';
import { change, dollars, list, price, quoted, shares } from './format.ts';
import { holding } from './portfolio.ts';

/** Describes an instrument: its price and the position in it. */
export function instrument(facts: Facts, ticker: string): string {
  const latest = facts.prices.get(ticker);
  const position = positionIn(facts, ticker);
  const standing = latest
    ? `${titled(facts, ticker)} is at ${quoted(latest)}.`
    : `There is no live price for ${titled(facts, ticker)} at the moment.`;
  return `${standing} ${position ? holding(position) : `You hold no ${ticker}.`}`;
}

/** Describes the average cost of a position. */
export function averageCost(facts: Facts, ticker: string): string {
  const position = positionIn(facts, ticker);
  return position
    ? `Your average cost in ${titled(facts, ticker)} is **${price(position.avg_cost)}** a share. ${holding(position)}`
    : `You hold no ${ticker}, so there is no average cost.`;
}

/** Lists the watchlist by today's change. */
export function movers({ watchlist }: Facts): string {
  const moved = watchlist
    .flatMap(({ latest, ticker }) => (latest ? [{ ...latest, ticker }] : []))
    .sort((a, b) => b.day_change_percent - a.day_change_percent);
  if (watchlist.length === 0) return 'Your watchlist is empty. Say "watch PYPL" to add to it.';
  if (moved.length === 0) return 'No prices have come in for your watchlist yet.';
  const up = moved.filter(({ day_change_percent }) => day_change_percent > 0).length;
  const lines = moved.map(
    (latest) =>
      `**${latest.ticker}**: ${price(latest.price)}, ${change(latest.day_change_percent)}`,
  );
  return `${up} of the ${moved.length} on your watchlist are up today:\n\n${list(lines)}`;
}

/** Says how many shares the cash and the limits allow the assistant to buy. */
export function affordable(facts: Facts, ticker: Ticker): string {
  const draft = new Draft(facts);
  const by_cash = forCents(draft.cash_cents, ticker, draft);
  if (!by_cash.ok) return by_cash.error;
  const latest = facts.prices.get(ticker);
  const at = latest ? ` at ${price(latest.price)}` : '';
  const buys = `Your ${dollars(facts.portfolio.cash_balance)} in cash buy up to **${shares(by_cash.value)} ${ticker}**${at}.`;
  const allowed = largestPurchase(ticker, facts, draft);
  if (!allowed.ok) return `${buys} ${allowed.error}`;
  return allowed.value < by_cash.value
    ? `${buys} The limits that are set for me let me buy ${shares(allowed.value)} of them.`
    : buys;
}

/** Describes a ticker's volatility, based on daily closes. */
export function volatility(facts: Facts, ticker: Ticker): string {
  const trend = facts.trends.find((each) => each.ticker === ticker);
  const title = titled(facts, ticker);
  if (!trend || trend.volatility_percent === null) {
    return `There are too few daily prices of ${title} yet to tell how much it swings.`;
  }
  const lines = [
    `Volatility: **${trend.volatility_percent.toFixed(1)}%** a year, by its latest daily closes`,
    `Today between ${price(trend.day_low)} and ${price(trend.day_high)}`,
  ];
  if (trend.change_5d_percent !== null) lines.push(`Five days: ${change(trend.change_5d_percent)}`);
  if (trend.change_20d_percent !== null)
    lines.push(`Twenty days: ${change(trend.change_20d_percent)}`);
  const daily = trend.volatility_percent / Math.sqrt(252);
  return `${title}:\n\n${list(lines)}\n\nOn two days out of three it moves by less than about ${daily.toFixed(1)}%.`;
}

/** Answers a request for advice with facts only. */
export function withoutAdvice(facts: Facts, tickers: readonly string[]): string {
  const known = tickers.map((ticker) => instrument(facts, ticker));
  return [
    'Whether to trade is yours to decide; I give figures, not advice. Nothing was placed.',
    ...known,
  ].join('\n\n');
}
