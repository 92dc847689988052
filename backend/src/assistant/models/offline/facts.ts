import type {
  Order,
  Performance,
  Portfolio,
  Position,
  PriceUpdate,
  Ticker,
  Trade,
} from '@finally/contract';
import type { ExplainedFill } from '../../../orders/index.ts';
import type { TradeReview } from '../../../portfolio/index.ts';
import type { Trend } from '../../prompt/trend.ts';
import type { Command, Obstacle } from '../../reading/command.ts';
import type { AssistantContext } from '../model.ts';
import type { Intent, Question, Topic } from './intent.ts';
import type { Scenario } from './questions/scenario-questions.ts';

/** The data for an answer: the context, plus the prices that the question needs. */
export interface Facts
  extends Pick<
    AssistantContext,
    | 'portfolio'
    | 'watchlist'
    | 'universe'
    | 'limits'
    | 'open_orders'
    | 'alerts'
    | 'downtimes'
    | 'latest_fills'
  > {
  readonly prices: ReadonlyMap<string, PriceUpdate | null>;
  /** For the tickers whose history was asked about. */
  readonly trends: readonly Trend[];
  /** Null if no intent needs it. */
  readonly performance: Performance | null;
  /** Null if no intent needs it. */
  readonly review: TradeReview | null;
  /** The newest trades, by the ticker that was asked about; null for trades in any. */
  readonly trades: ReadonlyMap<Ticker | null, readonly Trade[]>;
  /** The newest fills with their explanations, by the ticker that was asked about. */
  readonly fills: ReadonlyMap<Ticker | null, readonly ExplainedFill[]>;
  /** The orders that ended lately, if a question is about them. */
  readonly ended_orders: readonly Order[];
}

/** Loads the data for an answer to these intents. */
export async function gatherFacts(
  intents: readonly Intent[],
  context: AssistantContext,
): Promise<Facts> {
  const isAboutOrders = intents.some(
    (intent) => intent.kind === 'question' && intent.question.kind === 'order_fate',
  );
  const tickers = [
    ...tickersIn(intents, context.portfolio),
    ...(isAboutOrders ? new Set(context.open_orders.map(({ ticker }) => ticker)) : []),
  ];
  const prices = new Map<string, PriceUpdate | null>();
  for (const ticker of tickers) prices.set(ticker, await context.quote(ticker));
  const trends: Trend[] = [];
  for (const ticker of pastAskedOf(intents)) {
    const trend = await context.trend(ticker);
    if (trend) trends.push(trend);
  }
  const performance = needsPerformance(intents) ? await context.performance() : null;
  const trades = new Map<Ticker | null, readonly Trade[]>();
  const fills = new Map<Ticker | null, readonly ExplainedFill[]>();
  let ended_orders: readonly Order[] = [];
  let review: TradeReview | null = null;
  for (const intent of intents) {
    if (intent.kind !== 'question') continue;
    const { question } = intent;
    if (question.kind === 'trades' || question.kind === 'had_held') {
      const newest = await context.trades(question.ticker);
      trades.set(question.ticker, newest);
      if (question.kind === 'had_held') {
        for (const { ticker } of newest) prices.set(ticker, await context.quote(ticker));
      }
    }
    if (question.kind === 'review') review = await context.review();
    if (question.kind === 'fill') {
      fills.set(question.ticker, await context.fills(question.ticker));
    }
    if (question.kind === 'order_fate') ended_orders = await context.endedOrders(question.ticker);
  }
  return { ...context, prices, trends, performance, review, trades, fills, ended_orders };
}

const PERFORMANCE_TOPICS: ReadonlySet<Topic> = new Set([
  'summary',
  'explain',
  'day',
  'drawdown',
  'risk',
  'realized',
]);

const needsPerformance = (intents: readonly Intent[]): boolean =>
  intents.some(
    (intent) =>
      intent.kind === 'question' &&
      intent.question.kind === 'topic' &&
      PERFORMANCE_TOPICS.has(intent.question.topic),
  );

const pastAskedOf = (intents: readonly Intent[]): readonly Ticker[] =>
  intents.flatMap((intent) =>
    intent.kind === 'question' &&
    (intent.question.kind === 'volatility' || intent.question.kind === 'past_level')
      ? [intent.question.ticker]
      : [],
  );

/** Returns the tickers whose prices an answer to these intents needs. */
const tickersIn = (intents: readonly Intent[], portfolio: Portfolio): Ticker[] => [
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
  }
}

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
    default:
      return [];
  }
}

/** An open order may be in a position that moves. */
const scenarioTickers = ({ subject }: Scenario, { positions }: Portfolio): readonly Ticker[] =>
  subject.of === 'ticker' ? [subject.ticker] : positions.map(({ ticker }) => ticker);

export const positionIn = (
  { portfolio }: Pick<Facts, 'portfolio'>,
  ticker: string,
): Position | undefined => portfolio.positions.find((position) => position.ticker === ticker);

/** Returns the company's name, or the ticker if it is unknown. */
const nameOf = (
  { universe, watchlist }: Pick<Facts, 'universe' | 'watchlist'>,
  ticker: string,
): string =>
  universe.get(ticker as Ticker)?.name ??
  watchlist.find((entry) => entry.ticker === ticker)?.name ??
  ticker;

/** Formats `**NVDA** (NVIDIA Corporation)`. */
export const titled = (facts: Pick<Facts, 'universe' | 'watchlist'>, ticker: string): string => {
  const name = nameOf(facts, ticker);
  return name === ticker ? `**${ticker}**` : `**${ticker}** (${name})`;
};
