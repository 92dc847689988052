import { ok } from '../kernel/result.ts';
import type { AssistantModel } from './model.ts';

const ORDER = /\b(buy|sell) (\d+(?:\.\d+)?) ([A-Z][A-Z0-9.-]{0,9})\b/;

/** Fixed answers for tests: "buy 2 NVDA" in the message yields that trade, anything else none. */
export const mockModel: AssistantModel = {
  info: { provider: 'mock', name: 'fixed answers' },
  wording: 'intent',
  async reply({ message }) {
    const [, side, quantity, ticker] = ORDER.exec(message) ?? [];
    if (!side || !ticker) {
      return ok({ message: 'This is a fixed answer.', trades: [], watchlist_changes: [] });
    }
    return ok({
      message: `Placing: ${side} ${quantity} ${ticker}.`,
      trades: [{ ticker, side: side === 'buy' ? 'buy' : 'sell', quantity: Number(quantity) }],
      watchlist_changes: [],
    });
  },
};
