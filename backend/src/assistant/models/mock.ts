import { ok } from '../../kernel/result.ts';
import { describeReceipts } from '../actions/receipts.ts';
import { type AssistantModel, localAnswer } from './model.ts';
import type { ModelReply } from './reply.ts';

const ORDER = /\b(buy|sell) (\d+(?:\.\d+)?) ([A-Z][A-Z0-9.-]{0,9})\b/;

/**
 * Returns fixed answers for tests: "buy 2 NVDA" in the message yields that trade, anything else
 * yields none.
 */
export const mockModel: AssistantModel = {
  info: { provider: 'mock', name: 'fixed answers' },
  async reply({ message }) {
    return ok(localAnswer(this.info, fixedReply(message)));
  },
  async rephrase(_prompt, { message }, actions) {
    return ok(`${message}\n\n${describeReceipts(actions)}`);
  },
};

function fixedReply(message: string): ModelReply {
  const [, side, quantity, ticker] = ORDER.exec(message) ?? [];
  if (!side || !ticker) {
    return { message: 'This is a fixed answer.', trades: [], watchlist_changes: [] };
  }
  return {
    message: `Placing: ${side} ${quantity} ${ticker}.`,
    trades: [{ ticker, side: side === 'buy' ? 'buy' : 'sell', quantity: Number(quantity) }],
    watchlist_changes: [],
  };
}
