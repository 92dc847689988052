import type { ModelInfo } from '@finally/contract';
import { ok } from '../kernel/result.ts';
import { type AssistantModel, localAnswer } from './model.ts';

const ORDER = /\b(buy|sell) (\d+(?:\.\d+)?) ([A-Z][A-Z0-9.-]{0,9})\b/;

const info: ModelInfo = { provider: 'mock', name: 'fixed answers' };

/** Fixed answers for tests: "buy 2 NVDA" in the message yields that trade, anything else none. */
export const mockModel: AssistantModel = {
  info,
  async reply({ message }) {
    const [, side, quantity, ticker] = ORDER.exec(message) ?? [];
    if (!side || !ticker) {
      return localAnswer(info, {
        message: 'This is a fixed answer.',
        trades: [],
        watchlist_changes: [],
      });
    }
    return localAnswer(info, {
      message: `Placing: ${side} ${quantity} ${ticker}.`,
      trades: [{ ticker, side: side === 'buy' ? 'buy' : 'sell', quantity: Number(quantity) }],
      watchlist_changes: [],
    });
  },
  async retell() {
    return ok('The receipts say what became of it.');
  },
};
