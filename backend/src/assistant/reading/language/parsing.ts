import { memoizeRecent } from '../../../kernel/memoize.ts';
import { messageGrammar } from './grammar.ts';
import { type Tree, treeOf } from './tree.ts';

/** The rules that a message is matched with: orders at the market, orders with a price, alerts. */
export const START_RULES = ['Message', 'Working', 'Alerting'] as const;

/**
 * Number of parses that are kept. A message in another language may have some fifty translations, and the
 * messages before it are read again with each one.
 */
const PARSES_MAX = 2_000;

/**
 * Returns the parse of a text as an order, or undefined if no rule matches all of it. The text has marks
 * for its names and numbers, so that "buy 2 NVDA" and "buy 5 KO" are parsed once.
 */
export const parseOrder = memoizeRecent(PARSES_MAX, (text: string): Tree | undefined => {
  for (const rule of START_RULES) {
    const match = messageGrammar().match(text, rule);
    if (match.succeeded()) return treeOf(match);
  }
  return undefined;
});

/** Like `parseOrder`, for messages about what was done before. */
export const parseFollowing = memoizeRecent(PARSES_MAX, (text: string): Tree | undefined => {
  const match = messageGrammar().match(text, 'Following');
  return match.succeeded() ? treeOf(match) : undefined;
});
