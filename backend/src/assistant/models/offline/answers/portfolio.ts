import type { Portfolio, Position } from '@finally/contract';
import { type Facts, titled } from '../facts.ts';
import { change, dollars, gain, list, price, share, shares, table } from './format.ts';

/** Returns the positions, largest first. */
export const byWeight = ({ positions }: Portfolio): Position[] =>
  [...positions].sort((a, b) => b.weight - a.weight);

/** Returns the positions, best return first. */
export const byReturn = ({ positions }: Portfolio): Position[] =>
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

/** Appends a note about figures that are not live. */
export const withStaleness = (text: string, portfolio: Portfolio): string =>
  `${text}${staleness(portfolio)}`;

export function summary({ portfolio, performance }: Facts): string {
  const { positions, total_value, cash_balance, positions_value, unrealized_pnl, realized_pnl } =
    portfolio;
  const head = `Your portfolio is worth **${dollars(total_value)}**.`;
  const lines = [
    `Cash: ${dollars(cash_balance)} (${share(cashShare(portfolio))})`,
    `In ${count(positions)}: ${dollars(positions_value)}`,
    ...(performance
      ? [`Today: ${gain(performance.day_change)} (${change(performance.day_change_percent)})`]
      : []),
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

/** Returns the positions as a table, largest first, with the figures of the ledger. */
export function positionsTable({ portfolio }: Facts): string {
  const { positions, positions_value, unrealized_pnl, cash_balance } = portfolio;
  if (positions.length === 0) return `${NOTHING_HELD} You have ${dollars(cash_balance)} in cash.`;
  const rows = byWeight(portfolio).map((position) => [
    position.ticker,
    shares(position.quantity),
    price(position.current_price),
    dollars(position.market_value),
    gain(position.unrealized_pnl),
  ]);
  const written = table(['Ticker', 'Quantity', 'Price', 'Value', 'Profit'], rows);
  const total = `In all ${dollars(positions_value)} in ${count(positions)}, with an unrealized profit of ${gain(unrealized_pnl)}. Cash: ${dollars(cash_balance)}.`;
  return withStaleness(`${written}\n\n${total}`, portfolio);
}

/** Explains the portfolio in a few sentences. */
export function explanation(facts: Facts): string {
  const { portfolio, performance } = facts;
  const [largest] = byWeight(portfolio);
  if (!largest) return summary(facts);
  const [best] = byReturn(portfolio);
  const worst = byReturn(portfolio).at(-1);
  const effective = effectivePositions(portfolio);
  const sentences = [
    `You have **${dollars(portfolio.total_value)}**, of which ${share(cashShare(portfolio))} is cash and the rest is spread over ${count(portfolio.positions)}.`,
    `The largest is ${titled(facts, largest.ticker)} with ${share(largest.weight)}; by their sizes your positions spread risk like ${effective.toFixed(1)} equal ones would.`,
  ];
  if (best && worst && best !== worst) {
    sentences.push(
      `**${best.ticker}** does best with ${result(best)}, **${worst.ticker}** worst with ${result(worst)}.`,
    );
  }
  if (performance) {
    const { day_change, day_change_percent, return_percent, max_drawdown_percent } = performance;
    sentences.push(
      `Today it is ${gain(day_change)} (${change(day_change_percent)}), since the start ${change(return_percent)}, and the largest fall on the way was ${max_drawdown_percent.toFixed(2)}%.`,
    );
  }
  return withStaleness(sentences.join('\n\n'), portfolio);
}

/**
 * Returns the inverse Herfindahl index of the positions: the number of equal positions with the
 * same concentration.
 */
function effectivePositions({ positions }: Portfolio): number {
  const total = positions.reduce((sum, { weight }) => sum + weight, 0);
  const squares = positions.reduce((sum, { weight }) => sum + (weight / total) ** 2, 0);
  return squares > 0 ? 1 / squares : 0;
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

/** Describes the allocation: each position, cash and sectors. */
export function allocation(facts: Facts): string {
  const { portfolio } = facts;
  if (portfolio.positions.length === 0) {
    return `Everything is in cash: ${dollars(portfolio.cash_balance)}. ${NOTHING_HELD}`;
  }
  return withStaleness(
    `Your ${dollars(portfolio.total_value)} by position:\n\n${list(weights(portfolio))}\n\n${sectors(facts)}`,
    portfolio,
  );
}

const weights = (portfolio: Portfolio): readonly string[] => [
  ...byWeight(portfolio).map(
    ({ ticker, weight, market_value }) =>
      `**${ticker}**: ${share(weight)} (${dollars(market_value)})`,
  ),
  `Cash: ${share(cashShare(portfolio))} (${dollars(portfolio.cash_balance)})`,
];

/** Returns the weight of each sector that is held, 0 to 1, largest first. */
export function sectorWeights({ positions }: Portfolio): readonly (readonly [string, number])[] {
  const weight_of = new Map<string, number>();
  for (const { sector, weight } of positions) {
    weight_of.set(sector, (weight_of.get(sector) ?? 0) + weight);
  }
  return [...weight_of].sort(([, a], [, b]) => b - a);
}

function sectors({ portfolio }: Facts): string {
  const ranked = sectorWeights(portfolio).map(([sector, weight]) => `${sector} ${share(weight)}`);
  return `By sector: ${ranked.join(', ')}.`;
}

/** Lists what is held of a sector. */
export function sectorHeld({ portfolio }: Facts, sector: string): string {
  const held = byWeight(portfolio).filter((position) => position.sector === sector);
  if (held.length === 0) return `You hold nothing of the sector ${sector}.`;
  const value = held.reduce((sum, { market_value }) => sum + market_value, 0);
  const part = portfolio.total_value > 0 ? value / portfolio.total_value : 0;
  const lines = held.map(
    (position) =>
      `**${position.ticker}**: ${dollars(position.market_value)} (${share(position.weight)}), ${result(position)}`,
  );
  return withStaleness(
    `Of the sector ${sector} you hold **${dollars(value)}**, ${share(part)} of your portfolio:\n\n${list(lines)}`,
    portfolio,
  );
}

export function concentration(facts: Facts): string {
  const { portfolio } = facts;
  const positions = byWeight(portfolio);
  const [largest] = positions;
  if (!largest) return `Everything is in cash: ${dollars(portfolio.cash_balance)}. ${NOTHING_HELD}`;
  const top = positions.slice(0, 3).reduce((sum, { weight }) => sum + weight, 0);
  const top_three = positions.length > 3 ? ` The three largest make up ${share(top)}.` : '';
  return [
    `Your largest position is ${titled(facts, largest.ticker)} with **${share(largest.weight)}** of the total.${top_three}`,
    list(weights(portfolio)),
    `${sectors(facts)} By size the positions spread risk like ${effectivePositions(portfolio).toFixed(1)} equal ones would.`,
  ].join('\n\n');
}

export function cash({ portfolio }: Facts): string {
  return `You have **${dollars(portfolio.cash_balance)}** in cash, ${share(cashShare(portfolio))} of your ${dollars(portfolio.total_value)}.`;
}

/** Lists the positions by return, best or worst first. */
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

/** Describes one position in a sentence. */
export function holding(position: Position): string {
  const { quantity, avg_cost, market_value, weight } = position;
  return `You hold ${shares(quantity)} bought at ${dollars(avg_cost)} on average, now worth ${dollars(market_value)}: ${result(position)}, ${share(weight)} of your portfolio.`;
}
