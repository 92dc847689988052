import type { ChosenKind } from '../../../reading/orders/order-command.ts';

/** The kinds of orders by their words; a trailing stop is a stop, too. */
const KINDS: readonly (readonly [ChosenKind, RegExp])[] = [
  ['trailing_stop', /\btrailing\b/],
  ['stop', /\bstops?\b/],
  ['take_profit', /\b(take profits?|targets?)\b/],
  ['limit', /\blimits?\b/],
];

/** Returns the kind of orders that a question is about; null if it names none. */
export const kindIn = (text: string): ChosenKind | null =>
  KINDS.find(([, words]) => words.test(text))?.[0] ?? null;
