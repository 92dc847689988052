import { ok } from '../../../kernel/result.ts';
import { type AssistantModel, abortFailure, localAnswer } from '../model.ts';
import { answer } from './answer.ts';
import { withIndexFund } from './answers/index-fund.ts';
import { hearOnce } from './conversation.ts';
import { resolveFollowUps } from './following/resolve.ts';
import { gatherFacts } from './gathering/gather-facts.ts';

/**
 * The built-in assistant: needs no network and no key, and gives the same answer for the same
 * facts.
 */
export const offlineModel: AssistantModel = {
  info: { provider: 'offline', name: 'FinAlly offline assistant' },
  async reply({ message, history, context }, signal) {
    const { intents, text } = hearOnce(message, history, context);
    const facts = await gatherFacts(intents, context);
    if (signal.aborted) return abortFailure(signal);
    const reply = answer(resolveFollowUps(intents, facts), facts);
    return ok(localAnswer(this.info, withIndexFund(reply, text, facts)));
  },
  async rephrase(_prompt, { message }) {
    return ok(message);
  },
};
