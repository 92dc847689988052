import type { Portfolio, Ticker } from '@finally/contract';
import type { Command, Obstacle } from '../../../reading/command.ts';
import { tickersOfDeed } from '../following/deed.ts';
import type { Intent, Question } from '../intent.ts';
import type { Scenario } from '../questions/scenario-questions.ts';

/** Returns the tickers whose prices an answer to these intents needs. */
export const tickersIn = (intents: readonly Intent[], portfolio: Portfolio): Ticker[] => [
  ...new Set(intents.flatMap((intent) => tickersOf(intent, portfolio))),
];

/** The obstacles whose question names a price. */
const PRICED: ReadonlySet<string> = new Set([
  'how_many',
  'limit_or_stop',
  'stop_or_trail',
  'stop_at_what',
] satisfies readonly Obstacle['kind'][]);

function tickersOf(intent: Intent, portfolio: Portfolio): readonly Ticker[] {
  switch (intent.kind) {
    case 'commands':
      return traded(intent.commands, portfolio);
    case 'obstacles':
      return intent.obstacles.flatMap((obstacle) =>
        obstacle.kind === 'stop_on_all'
          ? portfolio.positions.map(({ ticker }) => ticker)
          : PRICED.has(obstacle.kind) && 'ticker' in obstacle
            ? [obstacle.ticker]
            : [],
      );
    case 'question':
      return askedAbout(intent.question, portfolio);
    case 'follow_up':
      return followed(intent);
    case 'offer':
    case 'asked':
      return [];
  }
}

/** The tickers of what was done before, and those that a message about it names. */
function followed({ follow_up, deed }: Extract<Intent, { kind: 'follow_up' }>): readonly Ticker[] {
  const known = deed ? [...tickersOfDeed(deed), ...deed.commands.flatMap(tickerOf)] : [];
  if (follow_up.kind === 'again') return [...known, ...follow_up.tickers];
  const { ticker } = follow_up.kind === 'correct' ? follow_up.wanted : { ticker: null };
  return ticker === null ? known : [...known, ticker];
}

const tickerOf = (command: Command): readonly Ticker[] =>
  command.kind === 'trade' || command.kind === 'order' ? [command.ticker] : [];

const traded = (commands: readonly Command[], portfolio: Portfolio): readonly Ticker[] =>
  commands.flatMap((command) => tradedBy(command, portfolio));

function tradedBy(command: Command, { positions }: Portfolio): readonly Ticker[] {
  switch (command.kind) {
    case 'watchlist':
    case 'remove_alerts':
    case 'cancel_orders':
    case 'change_order':
      return [];
    case 'change_alert':
      return command.chosen.ticker === null ? [] : [command.chosen.ticker];
    case 'trade':
    case 'order':
    case 'set_alert':
    case 'target':
    case 'target_shares':
      return [command.ticker];
    case 'split':
      return command.tickers;
    case 'allocate':
      return [
        ...command.weights.map(({ ticker }) => ticker),
        ...positions.map(({ ticker }) => ticker),
      ];
    case 'sell_group':
      return positions.map(({ ticker }) => ticker);
    case 'equalize':
      return [...command.tickers, ...positions.map(({ ticker }) => ticker)];
  }
}

function askedAbout(question: Question, portfolio: Portfolio): readonly Ticker[] {
  switch (question.kind) {
    case 'ticker':
    case 'cost':
    case 'affordable':
    case 'volatility':
    case 'past_level':
      return [question.ticker];
    case 'advice':
    case 'show_chart':
      return question.tickers;
    case 'scenario':
      return scenarioTickers(question.scenario, portfolio);
    case 'what_if':
      return traded(question.commands, portfolio);
    case 'brief':
      return portfolio.positions.map(({ ticker }) => ticker);
    default:
      return [];
  }
}

/** An open order may be in a position that moves. */
const scenarioTickers = ({ subject }: Scenario, { positions }: Portfolio): readonly Ticker[] =>
  subject.of === 'ticker' ? [subject.ticker] : positions.map(({ ticker }) => ticker);
