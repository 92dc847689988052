import type { Ticker } from '@finally/contract';
import { type Sentence, type Token, tickerToken } from './lexer.ts';
import { mentioned, type Vocabulary } from './vocabulary.ts';

const PRONOUNS = new Set(['it', 'its', 'that', 'this']);
/** "this stock", "that position": the pronoun with its noun stands for the instrument. */
const NOUNS = new Set(['one', 'stock', 'share', 'position', 'company', 'ticker']);
/** "how is it going", "do it", "is it a good time": about nothing in particular. */
const IDIOM_AFTER = new Set(['going', 'a', 'an', 'time', 'possible', 'ok', 'okay', 'true']);
const IDIOM_BEFORE = new Set(['do', 'forget', 'leave', 'let', 'make', 'call', 'stop', 'cancel']);

/**
 * Puts what was last spoken of in place of "it", where one single instrument
 * was, and the sentence names none itself.
 *
 * @param spoken_of instruments of the conversation before
 */
export function withReferents(
  sentences: readonly Sentence[],
  vocabulary: Vocabulary,
  spoken_of: readonly Ticker[],
): readonly Sentence[] {
  let referents = spoken_of;
  return sentences.map((sentence) => {
    const named = mentioned(sentence.tokens, vocabulary);
    if (named.length > 0) {
      referents = named;
      return sentence;
    }
    const [only, ...others] = referents;
    if (only === undefined || others.length > 0) return sentence;
    return { ...sentence, tokens: replaced(sentence.tokens, only) };
  });
}

function replaced(tokens: readonly Token[], ticker: Ticker): readonly Token[] {
  const at = tokens.findIndex(({ word }, index) => {
    const before = tokens[index - 1]?.word ?? '';
    const after = tokens[index + 1]?.word ?? '';
    if (!PRONOUNS.has(word) || IDIOM_BEFORE.has(before) || IDIOM_AFTER.has(after)) return false;
    return word === 'it' || NOUNS.has(after) || after === '';
  });
  if (at < 0) return tokens;
  const end = NOUNS.has(tokens[at + 1]?.word ?? '') ? at + 2 : at + 1;
  return [...tokens.slice(0, at), tickerToken(ticker), ...tokens.slice(end)];
}
