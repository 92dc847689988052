import type { Ticker } from '@finally/contract';
import type { AssistantContext } from '../../model.ts';
import type { Facts } from '../facts.ts';
import { actionsOf } from '../following/deed.ts';
import { standingsOf } from '../following/standings.ts';
import type { Intent, Question, Topic } from '../intent.ts';
import { tickersIn } from './tickers-in.ts';

type Mutable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/** The facts while they are loaded. */
interface Gathered extends Mutable<Facts> {
  prices: Map<string, Awaited<ReturnType<AssistantContext['quote']>>>;
  trades: Map<Ticker | null, Awaited<ReturnType<AssistantContext['trades']>>>;
  fills: Map<Ticker | null, Awaited<ReturnType<AssistantContext['fills']>>>;
  days: Map<Ticker, NonNullable<Awaited<ReturnType<AssistantContext['day']>>>>;
}

/** Loads the data for an answer to these intents. */
export async function gatherFacts(
  intents: readonly Intent[],
  context: AssistantContext,
): Promise<Facts> {
  const facts: Gathered = {
    ...context,
    prices: new Map(),
    trends: [],
    performance: intents.some(needsPerformance) ? await context.performance() : null,
    review: null,
    trades: new Map(),
    fills: new Map(),
    ended_orders: [],
    standings: new Map(),
    day_trades: [],
    plans: [],
    days: new Map(),
    headlines: [],
    has_headlines: false,
  };
  await addPrices(tickersIn(intents, context.portfolio), facts, context);
  for (const intent of intents) {
    if (intent.kind === 'question') await gatherFor(intent.question, facts, context);
    if (intent.kind === 'follow_up' && intent.deed) {
      facts.standings = await standingsOf(actionsOf(intent.deed), context);
    }
  }
  return facts;
}

async function addPrices(
  tickers: Iterable<Ticker>,
  facts: Gathered,
  context: AssistantContext,
): Promise<void> {
  for (const ticker of tickers) facts.prices.set(ticker, await context.quote(ticker));
}

const tickersOf = (rows: readonly { readonly ticker: Ticker }[]): readonly Ticker[] => [
  ...new Set(rows.map(({ ticker }) => ticker)),
];

/** Loads what only one kind of question needs. */
async function gatherFor(
  question: Question,
  facts: Gathered,
  context: AssistantContext,
): Promise<void> {
  switch (question.kind) {
    case 'volatility':
    case 'past_level': {
      const trend = await context.trend(question.ticker);
      if (trend) facts.trends = [...facts.trends, trend];
      return;
    }
    case 'trades':
      facts.trades.set(question.ticker, await context.trades(question.ticker));
      return;
    case 'had_held': {
      const newest = await context.trades(question.ticker);
      facts.trades.set(question.ticker, newest);
      return addPrices(tickersOf(newest), facts, context);
    }
    case 'review':
      facts.review = await context.review();
      return;
    case 'fill':
      facts.fills.set(question.ticker, await context.fills(question.ticker));
      return;
    case 'order_fate':
      facts.ended_orders = await context.endedOrders(question.ticker);
      return addPrices(tickersOf(context.open_orders), facts, context);
    case 'why_moved': {
      const day = await context.day(question.ticker);
      if (day) facts.days.set(question.ticker, day);
      return addHeadlines([question.ticker], facts, context);
    }
    case 'news':
      return addHeadlines(
        question.ticker ? [question.ticker] : heldAndWatched(context),
        facts,
        context,
      );
    case 'brief':
      await addPrices(tickersOf([...context.alerts, ...context.open_orders]), facts, context);
      return addHeadlines(heldAndWatched(context), facts, context);
    case 'day_review':
      facts.day_trades = await context.dayTrades();
      facts.plans = await context.plans();
      return addPrices(tickersOf(facts.plans.map(({ trade }) => trade)), facts, context);
    default:
  }
}

async function addHeadlines(
  tickers: readonly Ticker[],
  facts: Gathered,
  context: AssistantContext,
): Promise<void> {
  const { headlines, is_supported } = await context.headlines(tickers);
  facts.headlines = headlines;
  facts.has_headlines = is_supported;
}

const heldAndWatched = ({
  portfolio,
  watchlist,
}: Pick<AssistantContext, 'portfolio' | 'watchlist'>): readonly Ticker[] =>
  tickersOf([...portfolio.positions, ...watchlist]);

const PERFORMANCE_TOPICS: ReadonlySet<Topic> = new Set([
  'summary',
  'explain',
  'day',
  'drawdown',
  'risk',
  'realized',
]);

function needsPerformance(intent: Intent): boolean {
  // It says since when the ledger is open.
  if (intent.kind === 'follow_up') return true;
  if (intent.kind !== 'question') return false;
  const { question } = intent;
  return (
    question.kind === 'brief' ||
    question.kind === 'day_review' ||
    (question.kind === 'topic' && PERFORMANCE_TOPICS.has(question.topic))
  );
}
