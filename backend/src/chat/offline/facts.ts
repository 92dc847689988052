import type { Position, PriceUpdate, Ticker } from '@finally/contract';
import type { AssistantContext } from '../model.ts';
import type { Command, Intent, Question } from './intent.ts';

/** What the answers are made from: the context with the prices that the question needs. */
export interface Facts extends Pick<AssistantContext, 'portfolio' | 'watchlist' | 'universe'> {
  readonly prices: ReadonlyMap<string, PriceUpdate | null>;
}

/** The tickers whose prices an answer to these intents needs. */
export const tickersIn = (intents: readonly Intent[]): Ticker[] => [
  ...new Set(intents.flatMap(tickersOf)),
];

function tickersOf(intent: Intent): readonly Ticker[] {
  switch (intent.kind) {
    case 'commands':
      return traded(intent.commands);
    case 'obstacles':
      return intent.obstacles.flatMap((obstacle) =>
        obstacle.kind === 'how_many' ? [obstacle.ticker] : [],
      );
    case 'question':
      return askedAbout(intent.question);
  }
}

const traded = (commands: readonly Command[]): readonly Ticker[] =>
  commands.flatMap((command) => (command.kind === 'trade' ? [command.ticker] : []));

function askedAbout(question: Question): readonly Ticker[] {
  switch (question.kind) {
    case 'ticker':
    case 'affordable':
      return [question.ticker];
    case 'advice':
      return question.tickers;
    case 'what_if':
      return traded(question.commands);
    default:
      return [];
  }
}

export const positionIn = (
  { portfolio }: Pick<Facts, 'portfolio'>,
  ticker: string,
): Position | undefined => portfolio.positions.find((position) => position.ticker === ticker);

/** The company's name; the ticker itself where nobody knows it. */
const nameOf = (
  { universe, watchlist }: Pick<Facts, 'universe' | 'watchlist'>,
  ticker: string,
): string =>
  universe.get(ticker as Ticker)?.name ??
  watchlist.entries.find((entry) => entry.ticker === ticker)?.name ??
  ticker;

/** `**NVDA** (NVIDIA Corporation)`. */
export const titled = (facts: Pick<Facts, 'universe' | 'watchlist'>, ticker: string): string => {
  const name = nameOf(facts, ticker);
  return name === ticker ? `**${ticker}**` : `**${ticker}** (${name})`;
};
