import { ok } from '../../../kernel/result.ts';
import { type AssistantModel, abortFailure, localAnswer } from '../model.ts';
import { answer } from './answer.ts';
import { answerIn } from './answers/foreign/answer-in.ts';
import { withIndexFund } from './answers/index-fund.ts';
import { hearOnce } from './conversation.ts';
import { resolveFollowUps } from './following/resolve.ts';
import { gatherFacts } from './gathering/gather-facts.ts';

const NO_ACTIONS = { trades: [], watchlist_changes: [] };

/**
 * The built-in assistant: needs no network and no key, and gives the same answer for the same
 * facts.
 */
export const offlineModel: AssistantModel = {
  info: { provider: 'offline', name: 'FinAlly offline assistant' },
  async reply({ message, history, context }, signal) {
    const { intents, text, language, not_read } = hearOnce(message, history, context);
    const facts = await gatherFacts(intents, context);
    if (signal.aborted) return abortFailure(signal);
    const resolved = resolveFollowUps(intents, facts);
    const reply =
      not_read === null ? answer(resolved, facts) : { ...NO_ACTIONS, message: not_read };
    return ok(
      localAnswer(
        this.info,
        language === 'en'
          ? withIndexFund(reply, text, facts)
          : answerIn(language, resolved, facts, reply),
      ),
    );
  },
  async rephrase(_prompt, { message }) {
    return ok(message);
  },
};
