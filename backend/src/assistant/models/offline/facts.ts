import type {
  Headline,
  Headlines,
  NotedTrade,
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
import type { TickerDay } from '../../prompt/ticker-day.ts';
import type { Trend } from '../../prompt/trend.ts';
import type { Command, Obstacle } from '../../reading/command.ts';
import type { AssistantContext } from '../model.ts';
import { actionsOf, type OrderStanding, standingsOf, tickersOfDeed } from './following/deed.ts';
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
  /** All trades of today, oldest first, if the day is reviewed. */
  readonly day_trades: readonly Trade[];
  /** The trades with a plan in their note, if the day is reviewed. */
  readonly plans: readonly NotedTrade[];
  /** The day of the tickers that were asked about. */
  readonly days: ReadonlyMap<Ticker, TickerDay>;
  /** Kept headlines of what was asked about, newest first. */
  readonly headlines: readonly Headline[];
  /** False if the source of the prices brings no headlines. */
  readonly has_headlines: boolean;
  /** How the orders stand that were placed before, by the id of their receipt. */
  readonly standings: ReadonlyMap<string, OrderStanding>;
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
  let standings: ReadonlyMap<string, OrderStanding> = new Map();
  const days = new Map<Ticker, TickerDay>();
  let day_trades: readonly Trade[] = [];
  let plans: readonly NotedTrade[] = [];
  let told: Headlines = { headlines: [], has_more: false, is_supported: false };
  for (const intent of intents) {
    if (intent.kind === 'follow_up' && intent.deed) {
      standings = await standingsOf(actionsOf(intent.deed), context);
    }
    if (intent.kind !== 'question') continue;
    const { question } = intent;
    if (question.kind === 'trades' || question.kind === 'had_held') {
      const newest = await context.trades(question.ticker);
      trades.set(question.ticker, newest);
      if (question.kind === 'had_held') {
        for (const { ticker } of newest) prices.set(ticker, await context.quote(ticker));
      }
    }
    if (question.kind === 'why_moved') {
      const day = await context.day(question.ticker);
      if (day) days.set(question.ticker, day);
      told = await context.headlines([question.ticker]);
    }
    if (question.kind === 'brief') {
      const { alerts, open_orders } = context;
      for (const { ticker } of [...alerts, ...open_orders]) {
        prices.set(ticker, await context.quote(ticker));
      }
      told = await context.headlines(knownTickers(context));
    }
    if (question.kind === 'day_review') {
      day_trades = await context.dayTrades();
      plans = await context.plans();
      for (const { trade } of plans) prices.set(trade.ticker, await context.quote(trade.ticker));
    }
    if (question.kind === 'news') {
      told = await context.headlines(question.ticker ? [question.ticker] : knownTickers(context));
    }
    if (question.kind === 'review') review = await context.review();
    if (question.kind === 'fill') {
      fills.set(question.ticker, await context.fills(question.ticker));
    }
    if (question.kind === 'order_fate') ended_orders = await context.endedOrders(question.ticker);
  }
  return {
    ...context,
    prices,
    trends,
    performance,
    review,
    trades,
    fills,
    ended_orders,
    standings,
    day_trades,
    plans,
    days,
    headlines: told.headlines,
    has_headlines: told.is_supported,
  };
}

/** Returns what is held and watched. */
const knownTickers = ({
  portfolio,
  watchlist,
}: Pick<AssistantContext, 'portfolio' | 'watchlist'>): readonly Ticker[] => [
  ...new Set([...portfolio.positions, ...watchlist].map(({ ticker }) => ticker)),
];

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
      (intent.question.kind === 'brief' ||
        intent.question.kind === 'day_review' ||
        (intent.question.kind === 'topic' && PERFORMANCE_TOPICS.has(intent.question.topic))),
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
