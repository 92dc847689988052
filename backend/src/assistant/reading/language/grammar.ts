import type { Grammar } from 'ohm-js';
import { ALERT_ENGLISH } from './alert-words.ts';
import { compileGrammar } from './compile-grammar.ts';
import { FOLLOW_ENGLISH } from './follow-words.ts';
import { ORDER_ENGLISH } from './order-words.ts';
import { ALERT_RULES } from './rules/alert-rules.ts';
import { AMOUNT_RULES } from './rules/amount-rules.ts';
import { FOLLOW_RULES } from './rules/follow-rules.ts';
import { MESSAGE_RULES } from './rules/message-rules.ts';
import { ORDER_RULES } from './rules/order-rules.ts';
import { TRADE_RULES } from './rules/trade-rules.ts';
import { SECTOR_ENGLISH, SECTOR_RULE } from './sector-words.ts';
import { ENGLISH } from './words.ts';

/**
 * The requests a message can make, in the notation of Ohm (a parsing expression grammar). A message
 * is accepted only if `Message`, `Working`, `Alerting` or `Following` matches all of it, so a word without a place in any rule
 * leads to a question instead of an action. Tokens are separated by spaces and end in `_`: plain
 * words, numbers as `#0_`, instruments as `@0_`, possible instruments as `?0_`. Lower-case rules are
 * word classes (`words.ts`, `order-words.ts`). The first matching alternative is taken.
 */
const RULES = [
  MESSAGE_RULES,
  AMOUNT_RULES,
  TRADE_RULES,
  SECTOR_RULE,
  ORDER_RULES,
  ALERT_RULES,
  FOLLOW_RULES,
].join('\n');

const WORDS = {
  ...ENGLISH,
  ...ORDER_ENGLISH,
  ...ALERT_ENGLISH,
  ...FOLLOW_ENGLISH,
  ...SECTOR_ENGLISH,
};

/** Tokens that are not words. */
const PIECES = `
  digits       = "#" digit+ "_"
  comma_digits = "#c" digit+ "_"
  name         = "@" digit+ "_"
  unsure       = "?" digit+ "_"
  stop = "._"  ask = "!_"  comma = ",_"  friendly = "~_"
  dollar = "$_"  percent = "%_"  slash = "/_"  open = "(_"  close_ = ")_"
`;

/** Encodes a phrase for the grammar's input: `pick up` becomes `pick_ up_`. */
export const encoded = (phrase: string): string =>
  phrase
    .trim()
    .split(/\s+/)
    .map((word) => `${word}_`)
    .join(' ');

const alternatives = (phrases: string): readonly string[] =>
  phrases.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));

/** One rule per word class, longer phrases first. */
const classes = Object.entries(WORDS)
  .map(([name, phrases]) => {
    const sorted = [...alternatives(phrases)].sort((a, b) => b.length - a.length);
    return `${name} = ${sorted.map((phrase) => `"${encoded(phrase)}"`).join(' | ')}`;
  })
  .join('\n  ');

let compiled: Grammar | undefined;

/** Returns the grammar of messages; it is made on the first call. */
export function messageGrammar(): Grammar {
  compiled ??= compileGrammar(`Order {\n${RULES}\n${PIECES}\n  ${classes}\n}`);
  return compiled;
}

/** Every word that occurs in the grammar. */
export const GRAMMAR_WORDS: ReadonlySet<string> = new Set(
  Object.values(WORDS).flatMap((phrases) =>
    alternatives(phrases).flatMap((phrase) => phrase.split(' ')),
  ),
);
