import type { Reading } from '../intent';
import { problem, readTicker } from '../readings';

const ORDERS = new Set(['ORDER', 'ORDERS', 'OPEN', 'MY']);

/** Words that choose some of the open orders, which CANCEL does not. */
const CHOSEN = new Set(['BUY', 'BUYS', 'SELL', 'SELLS', 'LAST', 'LATEST', 'NEWEST', 'FIRST']);

/** `CANCEL ALL`, `CANCEL AAPL`; alone, CANCEL is left to other commands. */
export function readCancel(words: readonly string[]): Reading {
  const others = words.filter((word) => !ORDERS.has(word));
  if (words.length === 0 || (others.length === 0 && !words.includes('ORDERS'))) return null;
  if (others.some((word) => CHOSEN.has(word))) {
    return problem(
      'CANCEL takes one ticker, or ALL: CANCEL AAPL. Cancel a single order in the list of orders.',
    );
  }
  const [first, ...rest] = others.length > 1 ? others.filter((word) => word !== 'ALL') : others;
  if (first === undefined || (first === 'ALL' && rest.length === 0)) {
    return { intent: { kind: 'cancel_orders', of: 'all' } };
  }
  const ticker = readTicker(first);
  return ticker && rest.length === 0
    ? { intent: { kind: 'cancel_orders', of: 'ticker', ticker } }
    : problem('Write CANCEL AAPL for the orders of one ticker, or CANCEL ALL.');
}
