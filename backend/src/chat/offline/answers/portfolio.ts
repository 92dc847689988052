import type { Portfolio, Position } from '@finally/contract';
import { type Facts, titled } from '../facts.ts';
import { change, dollars, gain, list, share, shares } from './format.ts';

const byWeight = ({ positions }: Portfolio): Position[] =>
  [...positions].sort((a, b) => b.weight - a.weight);

const byReturn = ({ positions }: Portfolio): Position[] =>
  [...positions].sort((a, b) => b.unrealized_pnl_percent - a.unrealized_pnl_percent);

const count = (positions: readonly Position[]): string =>
  positions.length === 1 ? '1 position' : `${positions.length} positions`;

const result = (position: Position): string =>
  `${gain(position.unrealized_pnl)} (${change(position.unrealized_pnl_percent)})`;

const NOTHING_HELD = 'You hold no positions yet. Say "buy 5 AAPL" to open one.';

const cashShare = ({ cash_balance, total_value }: Portfolio): number =>
  total_value > 0 ? cash_balance / total_value : 0;

function staleness({ positions }: Portfolio): string {
  const stale = positions.filter(({ price_stale }) => price_stale).map(({ ticker }) => ticker);
  return stale.length > 0
    ? `\n\nNot live, valued at the last known price: ${stale.join(', ')}.`
    : '';
}

export function summary({ portfolio }: Facts): string {
  const { positions, total_value, cash_balance, positions_value, unrealized_pnl, realized_pnl } =
    portfolio;
  const head = `Your portfolio is worth **${dollars(total_value)}**.`;
  const lines = [
    `Cash: ${dollars(cash_balance)} (${share(cashShare(portfolio))})`,
    `Invested: ${dollars(positions_value)} in ${count(positions)}`,
    `Unrealized profit: ${gain(unrealized_pnl)}`,
    `Realized profit: ${gain(realized_pnl)}`,
  ];
  const [best, ...others] = byReturn(portfolio);
  const worst = others.at(-1);
  if (!best) return `${head}\n\n${list(lines)}\n\n${NOTHING_HELD}`;
  lines.push(`Best position: **${best.ticker}** ${result(best)}`);
  if (worst) lines.push(`Weakest position: **${worst.ticker}** ${result(worst)}`);
  return `${head}\n\n${list(lines)}${staleness(portfolio)}`;
}

export function profit({ portfolio }: Facts): string {
  const { unrealized_pnl, realized_pnl } = portfolio;
  const total = dollars(Math.abs(unrealized_pnl + realized_pnl));
  const standing = unrealized_pnl + realized_pnl < 0 ? `down **${total}**` : `up **${total}**`;
  const lines = [
    `Unrealized, on what you hold: ${gain(unrealized_pnl)}`,
    `Realized, from what you sold: ${gain(realized_pnl)}`,
    ...byReturn(portfolio).map((position) => `**${position.ticker}**: ${result(position)}`),
  ];
  return `You are ${standing} in all.\n\n${list(lines)}${staleness(portfolio)}`;
}

export function concentration(facts: Facts): string {
  const { portfolio, universe } = facts;
  const positions = byWeight(portfolio);
  const [largest] = positions;
  if (!largest) return `Everything is in cash: ${dollars(portfolio.cash_balance)}. ${NOTHING_HELD}`;
  const top = positions.slice(0, 3).reduce((sum, { weight }) => sum + weight, 0);
  const sectors = new Map<string, number>();
  for (const { ticker, weight } of positions) {
    const sector = universe.get(ticker)?.sector ?? 'Other';
    sectors.set(sector, (sectors.get(sector) ?? 0) + weight);
  }
  const lines = [
    ...positions.map(
      ({ ticker, weight, market_value }) =>
        `**${ticker}**: ${share(weight)} (${dollars(market_value)})`,
    ),
    `Cash: ${share(cashShare(portfolio))} (${dollars(portfolio.cash_balance)})`,
  ];
  const by_sector = [...sectors]
    .sort(([, a], [, b]) => b - a)
    .map(([sector, weight]) => `${sector} ${share(weight)}`);
  const top_three = positions.length > 3 ? ` The three largest make up ${share(top)}.` : '';
  return [
    `Your largest position is ${titled(facts, largest.ticker)} with **${share(largest.weight)}** of the total.${top_three}`,
    list(lines),
    `By sector: ${by_sector.join(', ')}.`,
  ].join('\n\n');
}

export function cash({ portfolio }: Facts): string {
  return `You have **${dollars(portfolio.cash_balance)}** in cash, ${share(cashShare(portfolio))} of your ${dollars(portfolio.total_value)}.`;
}

/** The positions by return, best or worst first. */
export function ranking({ portfolio }: Facts, order: 'winners' | 'losers'): string {
  if (portfolio.positions.length === 0) return NOTHING_HELD;
  const ranked = order === 'winners' ? byReturn(portfolio) : byReturn(portfolio).reverse();
  const fitting = ranked.filter(({ unrealized_pnl }) =>
    order === 'winners' ? unrealized_pnl > 0 : unrealized_pnl < 0,
  );
  if (fitting.length === 0) {
    const [nearest] = ranked;
    const closest = nearest ? ` The closest is **${nearest.ticker}** with ${result(nearest)}.` : '';
    return `None of your positions is ${order === 'winners' ? 'ahead' : 'behind'} right now.${closest}`;
  }
  return `Your ${order}:\n\n${list(fitting.map((position) => `**${position.ticker}**: ${result(position)}`))}`;
}

/** One position in a sentence. */
export function holding(position: Position): string {
  const { quantity, avg_cost, market_value, weight } = position;
  return `You hold ${shares(quantity)} bought at ${dollars(avg_cost)} on average, now worth ${dollars(market_value)}: ${result(position)}, ${share(weight)} of your portfolio.`;
}
