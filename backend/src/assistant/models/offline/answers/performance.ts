import type { Performance } from '@finally/contract';
import type { Facts } from '../facts.ts';
import { change, dollars, gain, list, share } from './format.ts';
import { byWeight, withStaleness } from './portfolio.ts';

const NO_FIGURES = 'The figures for that are not at hand at the moment.';

/** Formats a time as date and minute, in UTC. */
const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** Describes today's change of the portfolio, and each position's contribution. */
export function day(facts: Facts): string {
  const { performance, portfolio, watchlist } = facts;
  if (!performance) return NO_FIGURES;
  const { day_change, day_change_percent } = performance;
  const moves = portfolio.positions
    .flatMap((position) => {
      const latest = watchlist.find(({ ticker }) => ticker === position.ticker)?.latest;
      const today = facts.prices.get(position.ticker) ?? latest;
      if (!today) return [];
      const per_share = today.price - today.previous_close;
      return [{ ...position, percent: today.day_change_percent, per_share }];
    })
    .sort((a, b) => b.percent - a.percent);
  const head = `Since midnight UTC your portfolio is ${day_change < 0 ? 'down' : 'up'} **${dollars(Math.abs(day_change))}** (${change(day_change_percent)}).`;
  if (moves.length === 0) return head;
  const lines = moves.map(
    ({ ticker, percent, per_share }) =>
      `**${ticker}**: ${change(percent)}, ${gain(per_share)} a share`,
  );
  return withStaleness(
    `${head}\n\nPrices against the previous close:\n\n${list(lines)}`,
    portfolio,
  );
}

/** Describes realized profit and loss. */
export function realized({ performance, portfolio }: Facts): string {
  const { realized_pnl, unrealized_pnl } = portfolio;
  const since = performance ? ` since ${moment(performance.since)}` : '';
  const partly = portfolio.positions.filter((position) => position.realized_pnl !== 0);
  const lines = [
    ...partly.map(
      (position) => `**${position.ticker}**, still held in part: ${gain(position.realized_pnl)}`,
    ),
    `Not realized yet: ${gain(unrealized_pnl)}`,
  ];
  return `Your sales have realized **${gain(realized_pnl)}**${since}.\n\n${list(lines)}`;
}

/** Describes the largest fall from a peak. */
export function drawdown({ performance }: Facts): string {
  if (!performance) return NO_FIGURES;
  const { max_drawdown_percent, max_drawdown_peak_at, max_drawdown_trough_at } = performance;
  if (!max_drawdown_peak_at || !max_drawdown_trough_at) {
    return `Your portfolio has not fallen below an earlier peak since ${moment(performance.since)}: its drawdown is **0.00%**.`;
  }
  return `Your largest drawdown is **${max_drawdown_percent.toFixed(2)}%**: from the peak at ${moment(max_drawdown_peak_at)} to the low at ${moment(max_drawdown_trough_at)}.`;
}

/** Describes the risk of the portfolio in figures. */
export function risk(facts: Facts): string {
  const { performance, portfolio } = facts;
  if (!performance) return NO_FIGURES;
  const [largest] = byWeight(portfolio);
  if (!largest) return 'Everything is in cash, so no price can move your portfolio.';
  const invested =
    portfolio.total_value > 0 ? portfolio.positions_value / portfolio.total_value : 0;
  const lines = [
    `In the market: ${share(invested)} of ${dollars(portfolio.total_value)}`,
    `Largest position: **${largest.ticker}** with ${share(largest.weight)}; a fall of 10% in it costs ${dollars(largest.market_value / 10)}`,
    `Largest drawdown: ${performance.max_drawdown_percent.toFixed(2)}%`,
    ...swings(performance),
  ];
  return `How much is at stake:\n\n${list(lines)}`;
}

function swings({ volatility_percent, sharpe_ratio }: Performance): readonly string[] {
  if (volatility_percent === null) {
    return ['Volatility: too few values have been recorded yet to tell'];
  }
  const sharpe = sharpe_ratio === null ? '' : `, Sharpe ratio ${sharpe_ratio.toFixed(2)}`;
  return [`Volatility: ${volatility_percent.toFixed(1)}% a year${sharpe}`];
}
