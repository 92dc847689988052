import type { Reading } from '../intent';
import { problem, readTicker } from '../readings';
import { isChoosingWord, readChosen } from './chosen-orders-grammar';

const ORDERS = new Set(['ORDER', 'ORDERS', 'OPEN', 'MY', 'THE']);
const RIGHT =
  'Write CANCEL AAPL for the orders of one ticker, CANCEL BUY AAPL, CANCEL AAPL STOP, CANCEL AT 182, CANCEL LAST, or CANCEL ALL.';

/** `CANCEL ALL`, `CANCEL AAPL`, `CANCEL BUY AAPL`, `CANCEL LAST`; alone, CANCEL is left to other commands. */
export function readCancel(words: readonly string[]): Reading {
  const others = words.filter((word) => !ORDERS.has(word));
  if (words.length === 0 || (others.length === 0 && !words.includes('ORDERS'))) return null;
  if (others.every((word) => word === 'ALL' || word === 'EVERYTHING')) {
    return { intent: { kind: 'cancel_orders', of: 'all' } };
  }
  // Alone, LMT is Lockheed Martin.
  const isTicker = others.length === 1 && others[0] === 'LMT';
  const chosen = isTicker ? undefined : readChosen(others);
  const ticker = isTicker ? readTicker('LMT') : chosen?.ticker;
  if (ticker && (isTicker || !others.some(isChoosingWord))) {
    return { intent: { kind: 'cancel_orders', of: 'ticker', ticker } };
  }
  return chosen ? { intent: { kind: 'cancel_orders', of: 'chosen', chosen } } : problem(RIGHT);
}
