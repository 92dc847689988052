import type { ModelReply } from '../model.ts';
import { GENERAL, NOT_UNDERSTOOD } from './answers/general.ts';
import { affordable, instrument, movers, withoutAdvice } from './answers/market.ts';
import { askBack, type Proposal, preview, proposal } from './answers/orders.ts';
import { cash, concentration, profit, ranking, summary } from './answers/portfolio.ts';
import type { Facts } from './facts.ts';
import type { Intent, Question, Topic } from './intent.ts';

/** Answers what was asked for from the facts. Pure. */
export function answer(intents: readonly Intent[], facts: Facts): ModelReply {
  const sections = withoutCourtesies(intents).map((intent) => section(intent, facts));
  return {
    message: [...new Set(sections.map(({ message }) => message))].join('\n\n') || NOT_UNDERSTOOD,
    trades: sections.flatMap(({ trades }) => trades),
    watchlist_changes: sections.flatMap(({ watchlist_changes }) => watchlist_changes),
  };
}

/** "Hi!" and "Thanks." beside something else need no answer of their own. */
function withoutCourtesies(intents: readonly Intent[]): readonly Intent[] {
  const said = intents.filter(
    (intent) =>
      intent.kind !== 'question' ||
      intent.question.kind !== 'topic' ||
      !['greeting', 'thanks', 'confirmation'].includes(intent.question.topic),
  );
  return said.length > 0 ? said : intents.slice(0, 1);
}

function section(intent: Intent, facts: Facts): Proposal {
  if (intent.kind === 'commands') return proposal(intent.commands, facts);
  const message =
    intent.kind === 'question' ? reply(intent.question, facts) : askBack(intent.obstacles, facts);
  return { message, trades: [], watchlist_changes: [] };
}

function reply(question: Question, facts: Facts): string {
  switch (question.kind) {
    case 'topic':
      return onTopic(question.topic, facts);
    case 'ticker':
      return instrument(facts, question.ticker);
    case 'affordable':
      return affordable(facts, question.ticker);
    case 'advice':
      return withoutAdvice(facts, question.tickers);
    case 'what_if':
      return preview(question.commands, facts);
    case 'not_understood':
      return NOT_UNDERSTOOD;
  }
}

function onTopic(topic: Topic, facts: Facts): string {
  switch (topic) {
    case 'summary':
      return summary(facts);
    case 'profit':
      return profit(facts);
    case 'concentration':
      return concentration(facts);
    case 'cash':
      return cash(facts);
    case 'winners':
    case 'losers':
      return ranking(facts, topic);
    case 'watchlist':
      return movers(facts);
    default:
      return GENERAL[topic] ?? NOT_UNDERSTOOD;
  }
}
