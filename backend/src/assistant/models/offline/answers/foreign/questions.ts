import type { Position } from '@finally/contract';
import { describeTerms } from '../../../../actions/terms-in.ts';
import type { Sentences } from '../../../../languages/catalog.ts';
import { type Facts, positionIn, titled } from '../../facts.ts';
import type { Question, Topic } from '../../intent.ts';
import { Draft } from '../../plans/draft.ts';
import { forCents } from '../../plans/quantity.ts';
import { change, dollars, gain, list, price, share, shares, table } from '../format.ts';
import { byReturn, byWeight } from '../portfolio.ts';

/** Answers a question in another language; undefined if its answer exists in English only. */
export function questionIn(question: Question, facts: Facts, say: Sentences): string | undefined {
  switch (question.kind) {
    case 'topic':
      return TOPICS[question.topic]?.(facts, say);
    case 'ticker':
      return instrument(question.ticker, facts, say);
    case 'cost': {
      const position = positionIn(facts, question.ticker);
      return position
        ? say.average_cost(titled(facts, question.ticker), price(position.avg_cost))
        : say.not_holding(question.ticker);
    }
    case 'affordable': {
      const draft = new Draft(facts);
      const most = forCents(draft.cash_cents, question.ticker, draft);
      const { cash_balance } = facts.portfolio;
      return most.ok
        ? say.affordable(dollars(cash_balance), shares(most.value), question.ticker)
        : say.no_price(titled(facts, question.ticker));
    }
    case 'open_orders': {
      const { ticker } = question;
      const orders = facts.open_orders.filter(
        (order) => ticker === null || order.ticker === ticker,
      );
      const lines = orders.map((order) => describeTerms(order, say));
      return lines.length > 0
        ? `${say.open_orders(lines.length)}\n\n${list(lines)}`
        : say.no_open_orders;
    }
    case 'trades':
      return latestTrades(facts.trades.get(question.ticker) ?? [], say);
    case 'advice':
      return [say.advice, ...question.tickers.map((ticker) => instrument(ticker, facts, say))].join(
        '\n\n',
      );
    case 'show_chart':
      return say.shown(question.tickers.map((ticker) => titled(facts, ticker)).join(', '));
    case 'show_table':
      return say.shown(question.of);
    case 'show_panel':
      return say.shown(question.panel);
    case 'not_understood':
      return say.not_understood;
    default:
      return undefined;
  }
}

type Answer = (facts: Facts, say: Sentences) => string;

const TOPICS: Partial<Record<Topic, Answer>> = {
  summary,
  positions,
  profit: ({ portfolio }, say) => {
    const total = portfolio.unrealized_pnl + portfolio.realized_pnl;
    const lines = [
      say.unrealized_line(gain(portfolio.unrealized_pnl)),
      say.realized_line(gain(portfolio.realized_pnl)),
      ...byReturn(portfolio).map((position) => `**${position.ticker}**: ${result(position)}`),
    ];
    return `${say.profit(dollars(Math.abs(total)), total < 0)}\n\n${list(lines)}`;
  },
  realized: ({ portfolio }, say) => `${say.realized_line(gain(portfolio.realized_pnl))}.`,
  day: ({ performance }, say) =>
    performance
      ? say.day(
          dollars(Math.abs(performance.day_change)),
          change(performance.day_change_percent),
          performance.day_change < 0,
        )
      : say.no_figures,
  cash: ({ portfolio }, say) =>
    say.cash(
      dollars(portfolio.cash_balance),
      share(cashShare(portfolio)),
      dollars(portfolio.total_value),
    ),
  winners: ({ portfolio }, say) =>
    ranked(
      byReturn(portfolio).filter(({ unrealized_pnl }) => unrealized_pnl > 0),
      say.winners,
      say.no_winner,
    ),
  losers: ({ portfolio }, say) =>
    ranked(
      byReturn(portfolio)
        .filter(({ unrealized_pnl }) => unrealized_pnl < 0)
        .reverse(),
      say.losers,
      say.no_loser,
    ),
  allocation: ({ portfolio }, say) =>
    portfolio.positions.length > 0
      ? `${say.allocation(dollars(portfolio.total_value))}\n\n${weights(portfolio, say)}`
      : say.none_held,
  concentration: ({ portfolio }, say) => {
    const [largest] = byWeight(portfolio);
    return largest
      ? `${say.largest(largest.ticker, share(largest.weight))}\n\n${weights(portfolio, say)}`
      : say.none_held;
  },
  watchlist: movers,
  alerts: ({ alerts }, say) => {
    const active = alerts.filter(({ state }) => state === 'active');
    const lines = active.map(({ ticker, upper, lower }) =>
      [ticker, ...[lower, upper].flatMap((level) => (level === null ? [] : [price(level)]))].join(
        ' ',
      ),
    );
    return lines.length > 0 ? `${say.alerts(lines.length)}\n\n${list(lines)}` : say.no_alerts;
  },
  cancel: (_, say) => say.nothing_done,
  greeting: (_, say) => say.greeting,
  help: (_, say) => say.help,
  thanks: (_, say) => say.thanks,
  confirmation: (_, say) => say.confirmation,
  who: (_, say) => say.who,
  costs: (_, say) => say.costs,
};

const cashShare = ({ cash_balance, total_value }: Facts['portfolio']): number =>
  total_value > 0 ? cash_balance / total_value : 0;

const result = ({ unrealized_pnl, unrealized_pnl_percent }: Position): string =>
  `${gain(unrealized_pnl)} (${change(unrealized_pnl_percent)})`;

const named = (position: Position): string => `**${position.ticker}** ${result(position)}`;

function summary({ portfolio, performance }: Facts, say: Sentences): string {
  const { positions: held, positions_value, unrealized_pnl, realized_pnl } = portfolio;
  const [best, ...others] = byReturn(portfolio);
  const worst = others.at(-1);
  const today =
    performance && `${gain(performance.day_change)} (${change(performance.day_change_percent)})`;
  const lines = [
    say.cash_line(dollars(portfolio.cash_balance), share(cashShare(portfolio))),
    say.positions_line(held.length, dollars(positions_value)),
    ...(today ? [say.today_line(today)] : []),
    say.unrealized_line(gain(unrealized_pnl)),
    say.realized_line(gain(realized_pnl)),
    ...(best ? [say.best_line(named(best))] : []),
    ...(worst ? [say.worst_line(named(worst))] : []),
  ];
  const text = `${say.worth(dollars(portfolio.total_value))}\n\n${list(lines)}`;
  return best ? text : `${text}\n\n${say.none_held}`;
}

function positions({ portfolio }: Facts, say: Sentences): string {
  const rows = byWeight(portfolio).map((position) => [
    position.ticker,
    shares(position.quantity),
    price(position.current_price),
    dollars(position.market_value),
    gain(position.unrealized_pnl),
  ]);
  const cash = say.cash_line(dollars(portfolio.cash_balance), share(cashShare(portfolio)));
  return rows.length > 0 ? `${table(say.table_head, rows)}\n\n${cash}` : `${say.none_held} ${cash}`;
}

const ranked = (held: readonly Position[], head: string, none: string): string =>
  held.length > 0 ? `${head}\n\n${list(held.map(named))}` : none;

const weights = (portfolio: Facts['portfolio'], say: Sentences): string =>
  list([
    ...byWeight(portfolio).map(
      ({ ticker, weight, market_value }) =>
        `**${ticker}**: ${share(weight)} (${dollars(market_value)})`,
    ),
    say.cash_line(dollars(portfolio.cash_balance), share(cashShare(portfolio))),
  ]);

function movers({ watchlist }: Facts, say: Sentences): string {
  const moved = watchlist
    .flatMap(({ latest, ticker }) => (latest ? [{ ...latest, ticker }] : []))
    .sort((a, b) => b.day_change_percent - a.day_change_percent);
  if (moved.length === 0) return say.no_movers;
  const up = moved.filter(({ day_change_percent }) => day_change_percent > 0).length;
  const lines = moved.map(
    ({ ticker, price: latest, day_change_percent }) =>
      `**${ticker}**: ${price(latest)}, ${change(day_change_percent)}`,
  );
  return `${say.movers(up, moved.length)}\n\n${list(lines)}`;
}

function instrument(ticker: string, facts: Facts, say: Sentences): string {
  const latest = facts.prices.get(ticker);
  const title = titled(facts, ticker);
  const standing = latest
    ? say.at_price(title, price(latest.price), change(latest.day_change_percent))
    : say.no_price(title);
  const position = positionIn(facts, ticker);
  const holding = position
    ? say.holding(
        shares(position.quantity),
        dollars(position.avg_cost),
        dollars(position.market_value),
        result(position),
        share(position.weight),
      )
    : say.not_holding(ticker);
  return `${standing} ${holding}`;
}

function latestTrades(
  trades: readonly NonNullable<ReturnType<Facts['trades']['get']>>[number][],
  say: Sentences,
): string {
  const lines = trades.map(
    ({ side, quantity, ticker, price: paid, notional, executed_at }) =>
      `${executed_at.slice(0, 10)}: ${say.done[side]}, ${shares(quantity)} ${ticker}, ${price(paid)}, ${dollars(notional)}`,
  );
  return lines.length > 0 ? `${say.last_trades}\n\n${list(lines)}` : say.no_trades;
}
