import { type Token, tickerToken } from './lexer.ts';
import type { Superlative, Vocabulary } from './vocabulary.ts';

const WORDS: Readonly<Record<string, Superlative>> = {
  biggest: 'largest',
  largest: 'largest',
  top: 'largest',
  smallest: 'smallest',
  best: 'best',
  strongest: 'best',
  worst: 'worst',
  weakest: 'worst',
};

/** What a superlative has to go with, so that it points at a position. */
const POSITION =
  /^(position|holding|stock|investment|performer|performing|one|stake|winner|loser)$/;

/** Which end of the list "biggest winner" and "biggest loser" mean. */
const ENDS: Readonly<Record<string, Superlative>> = { winner: 'best', loser: 'worst' };

/** Puts the ticker in place of "biggest position", "worst performer" and the like. */
export function withSuperlatives(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): readonly Token[] {
  const replaced: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const by = WORDS[token.word];
    let end = at + 1;
    while (by && POSITION.test(tokens[end]?.word ?? '')) end++;
    const last = tokens[end - 1]?.word ?? '';
    const ticker = by && end > at + 1 ? vocabulary.foremost(ENDS[last] ?? by) : undefined;
    replaced.push(ticker ? tickerToken(ticker) : token);
    if (ticker) at = end - 1;
  }
  return replaced;
}
