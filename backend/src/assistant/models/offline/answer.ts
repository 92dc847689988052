import { dividedByKind } from '../../reading/orders/working.ts';
import type { ModelReply } from '../reply.ts';
import { activeAlerts, alertProposal } from './answers/alerts.ts';
import { brief } from './answers/brief.ts';
import { dayReview } from './answers/day-review.ts';
import { GENERAL, NOT_UNDERSTOOD } from './answers/general.ts';
import {
  affordable,
  averageCost,
  instrument,
  movers,
  volatility,
  withoutAdvice,
} from './answers/market.ts';
import { offerProposal } from './answers/offers.ts';
import { askBack } from './answers/orders/ask-back.ts';
import { whyFilled } from './answers/orders/fills.ts';
import { orderFate, pastLevel } from './answers/orders/order-fates.ts';
import { type Proposal, preview, proposal } from './answers/orders/orders.ts';
import { latestTrades } from './answers/orders/trades.ts';
import { openOrders, workingPreview, workingProposal } from './answers/orders/working-orders.ts';
import { day, drawdown, realized, risk } from './answers/performance.ts';
import {
  allocation,
  cash,
  concentration,
  explanation,
  positionsTable,
  profit,
  ranking,
  sectorHeld,
  summary,
} from './answers/portfolio.ts';
import { hadHeld, review } from './answers/review.ts';
import { scenario } from './answers/scenarios.ts';
import { limitsInForce } from './answers/settings.ts';
import { shown } from './answers/views.ts';
import { news, whyMoved } from './answers/why-moved.ts';
import type { Facts } from './facts.ts';
import type { Intent, Question, Topic } from './intent.ts';
import { objection } from './plans/limits.ts';
import type { ViewQuestion } from './questions/view-questions.ts';

/** Builds the reply to the intents from the facts. Pure. */
export function answer(intents: readonly Intent[], facts: Facts): ModelReply {
  const all = withoutCourtesies(intents);
  const sections = all.map((intent) => section(intent, facts));
  const actions = {
    trades: sections.flatMap(({ trades }) => trades),
    orders: sections.flatMap(({ orders = [] }) => orders),
    order_changes: sections.flatMap(({ order_changes = [] }) => order_changes),
    order_cancels: sections.flatMap(({ order_cancels = [] }) => order_cancels),
    alert_changes: sections.flatMap(({ alert_changes = [] }) => alert_changes),
    watchlist_changes: sections.flatMap(({ watchlist_changes }) => watchlist_changes),
    views: sections.flatMap(({ views = [] }) => views),
  };
  const objected = objection(actions, facts);
  if (objected) return withoutActions(all, sections, objected);
  const message = [...new Set(sections.map((each) => each.message))].join('\n\n');
  return { message: message || NOT_UNDERSTOOD, ...actions };
}

/** The intents whose sections announce actions. */
const ACTS: ReadonlySet<string> = new Set<Intent['kind']>(['commands', 'offer']);

/** Answers the questions; for the commands, only says why they are not carried out. */
function withoutActions(
  intents: readonly Intent[],
  sections: readonly Proposal[],
  objected: string,
): ModelReply {
  const answers = sections.filter((_, index) => !ACTS.has(intents[index]?.kind ?? ''));
  const message = [...answers.map((each) => each.message), `${objected} I placed nothing.`].join(
    '\n\n',
  );
  return { message, trades: [], watchlist_changes: [] };
}

/** "Hi!" and "Thanks." next to another request need no answer. */
function withoutCourtesies(intents: readonly Intent[]): readonly Intent[] {
  const said = intents.filter(
    (intent) =>
      intent.kind !== 'question' ||
      intent.question.kind !== 'topic' ||
      !['greeting', 'thanks', 'confirmation'].includes(intent.question.topic),
  );
  return said.length > 0 ? said : intents.slice(0, 1);
}

const says = (message: string): Proposal => ({ message, trades: [], watchlist_changes: [] });

function section(intent: Intent, facts: Facts): Proposal {
  if (intent.kind === 'follow_up')
    throw new Error('a message about the one before is not resolved');
  if (intent.kind === 'asked') {
    const withdrawn = intent.replaces?.length ? ' What waited to change that is withdrawn.' : '';
    return says(`${intent.sentence} Nothing was placed or changed.${withdrawn}`);
  }
  if (intent.kind === 'offer') return offerProposal(intent.offer, facts);
  if (intent.kind === 'commands') {
    const divided = dividedByKind(intent.commands);
    switch (divided.kind) {
      case 'working':
        return workingProposal(divided.commands, facts);
      case 'alerts':
        return alertProposal(divided.commands, facts);
      case 'market':
        return proposal(divided.commands, facts);
    }
  }
  if (intent.kind === 'obstacles') return says(askBack(intent.obstacles, facts));
  const { question } = intent;
  if (isView(question)) return shown(question, facts);
  if (question.kind !== 'what_if') return says(reply(question, facts));
  const divided = dividedByKind(question.commands);
  switch (divided.kind) {
    case 'working':
      return says(workingPreview(divided.commands, facts));
    case 'alerts':
      return says(activeAlerts(facts));
    case 'market':
      return preview(divided.commands, facts);
  }
}

const isView = (question: Question): question is ViewQuestion => question.kind.startsWith('show_');

function reply(
  question: Exclude<Question, { kind: 'what_if' } | ViewQuestion>,
  facts: Facts,
): string {
  switch (question.kind) {
    case 'topic':
      return onTopic(question.topic, facts);
    case 'ticker':
      return instrument(facts, question.ticker);
    case 'cost':
      return averageCost(facts, question.ticker);
    case 'affordable':
      return affordable(facts, question.ticker);
    case 'volatility':
      return volatility(facts, question.ticker);
    case 'trades':
      return latestTrades(facts, question.ticker);
    case 'fill':
      return whyFilled(facts, question);
    case 'order_fate':
      return orderFate(facts, question);
    case 'review':
      return review(facts, question);
    case 'had_held':
      return hadHeld(facts, question);
    case 'brief':
      return brief(facts);
    case 'day_review':
      return dayReview(facts);
    case 'why_moved':
      return whyMoved(facts, question);
    case 'news':
      return news(facts, question);
    case 'sector':
      return sectorHeld(facts, question.sector);
    case 'scenario':
      return scenario(facts, question.scenario);
    case 'past_level':
      return pastLevel(facts, question);
    case 'open_orders':
      return openOrders(facts, question);
    case 'advice':
      return withoutAdvice(facts, question.tickers);
    case 'not_understood':
      return NOT_UNDERSTOOD;
  }
}

function onTopic(topic: Topic, facts: Facts): string {
  switch (topic) {
    case 'alerts':
      return activeAlerts(facts);
    case 'summary':
      return summary(facts);
    case 'positions':
      return positionsTable(facts);
    case 'profit':
      return profit(facts);
    case 'explain':
      return explanation(facts);
    case 'day':
      return day(facts);
    case 'realized':
      return realized(facts);
    case 'drawdown':
      return drawdown(facts);
    case 'risk':
      return risk(facts);
    case 'allocation':
      return allocation(facts);
    case 'limits':
      return limitsInForce(facts);
    case 'concentration':
      return concentration(facts);
    case 'cash':
      return cash(facts);
    case 'winners':
    case 'losers':
      return ranking(facts, topic);
    case 'watchlist':
      return movers(facts);
    case 'cancel':
      return facts.open_orders.length === 0
        ? 'There is no open order to cancel, and what is filled cannot be canceled. What waits for your approval is declined on its card.'
        : `Nothing was canceled yet. ${openOrders(facts, { ticker: null, order_kind: null })}\n\nSay which, for instance "cancel all orders" or "cancel the AAPL order".`;
    default:
      return GENERAL[topic] ?? NOT_UNDERSTOOD;
  }
}
