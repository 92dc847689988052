import type { ModelInfo } from '@finally/contract';
import { ok } from '../../kernel/result.ts';
import { type AssistantModel, abortFailure, localAnswer } from '../model.ts';
import { answer } from './answer.ts';
import { tickersIn } from './facts.ts';
import { parse } from './parse.ts';
import { createVocabulary } from './vocabulary.ts';

const info: ModelInfo = { provider: 'offline', name: 'FinAlly offline assistant' };

/** The built-in assistant: no network, no key, and the same answer to the same facts. */
export const offlineModel: AssistantModel = {
  info,
  async reply({ message, context }, signal) {
    const intents = parse(message, createVocabulary(context));
    const tickers = tickersIn(intents);
    const quotes = await Promise.all(tickers.map((ticker) => context.quote(ticker)));
    if (signal.aborted) return abortFailure(signal);
    const prices = new Map(tickers.map((ticker, index) => [ticker, quotes[index] ?? null]));
    return localAnswer(info, answer(intents, { ...context, prices }));
  },
  async retell(_prompt, { message }) {
    // Its sentences only ever say what is intended.
    return ok(message);
  },
};
