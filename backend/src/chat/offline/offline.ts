import { ok } from '../../kernel/result.ts';
import { type AssistantModel, abortFailure, localAnswer } from '../model.ts';
import { describeReceipts } from '../receipts.ts';
import { answer } from './answer.ts';
import { tickersIn } from './facts.ts';
import { parse } from './parse.ts';
import { createVocabulary } from './vocabulary.ts';

/** The built-in assistant: no network, no key, and the same answer to the same facts. */
export const offlineModel: AssistantModel = {
  info: { provider: 'offline', name: 'FinAlly offline assistant' },
  async reply({ message, context }, signal) {
    const intents = parse(message, createVocabulary(context));
    const tickers = tickersIn(intents);
    const quotes = await Promise.all(tickers.map((ticker) => context.quote(ticker)));
    if (signal.aborted) return abortFailure(signal);
    const prices = new Map(tickers.map((ticker, index) => [ticker, quotes[index] ?? null]));
    return ok(localAnswer(this.info, answer(intents, { ...context, prices })));
  },
  async retell(_prompt, { message }, actions) {
    return ok(`${message}\n\n${describeReceipts(actions)}`);
  },
};
