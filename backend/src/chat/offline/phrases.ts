import type { Token } from './lexer.ts';
import { CONNECTORS, LEAD_INS, VERBS, type Verb } from './words.ts';

type Phrases = readonly (readonly string[])[];

/** Where the longest of `phrases` that begins at `at` ends; `at` where none does. */
export function endOfPhrase(tokens: readonly Token[], at: number, phrases: Phrases): number {
  const phrase = phrases.find((words) =>
    words.every((word, index) => tokens[at + index]?.word === word),
  );
  return at + (phrase?.length ?? 0);
}

export const contains = (tokens: readonly Token[], phrases: Phrases): boolean =>
  tokens.some((_, at) => endOfPhrase(tokens, at, phrases) > at);

/** The verb that begins at `at`, and where it ends. */
export function verbAt(
  tokens: readonly Token[],
  at: number,
): { readonly verb: Verb; readonly end: number } | undefined {
  // "watch list" and "market order" are nouns.
  if (tokens[at + 1]?.word === 'list' || tokens[at - 1]?.word === 'market') return undefined;
  for (const { verb, words } of VERBS) {
    const end = endOfPhrase(tokens, at, [words]);
    if (end > at) return { verb, end };
  }
  return undefined;
}

/** Skips everything that may stand before a verb. */
export function skipLeadIns(tokens: readonly Token[], at: number): number {
  const end = tokens[at]?.text === ',' ? at + 1 : endOfPhrase(tokens, at, LEAD_INS);
  return end > at ? skipLeadIns(tokens, end) : at;
}

/** Skips what joins two things, and what may stand before the second. */
export function skipConnectors(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token && CONNECTORS.has(token.word)) return skipConnectors(tokens, at + 1);
  return skipLeadIns(tokens, at);
}
