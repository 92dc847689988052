import { foldedPattern, type PlainText } from './characters.ts';
import { type Figure, figureAt } from './figure.ts';
import { IDEOGRAPH_NUMBER, ideographNumber, isNumberWord, spelledNumber } from './number-words.ts';
import type { Mention } from './subjects.ts';

/** No counted noun follows: the sentence ends, or continues without a word. */
const TRAILS = /^(?:[^\p{L}\d]*(?:$|[.!;,\n|])|\s{2}|\s?[$(])/u;
/** Words for one that are not also articles or prepositions. */
const COUNTS_ONE = foldedPattern('^(?:one|eins|uno|один|одна|одну|एक)$');
/** A word in Latin, Cyrillic or Greek script, or a run of a script that does not separate words. */
const WORD =
  /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+|(?:(?![\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])\p{L})+/gu;

/** Finds the numbers written in words. */
export function* spelledIn(plain: PlainText, mentions: readonly Mention[]): Generator<Figure> {
  const { folded } = plain;
  const words = [...folded.matchAll(WORD)];
  for (let at = 0; at < words.length; at++) {
    if (!isNumberWord(words[at]?.[0] ?? '')) continue;
    const run: string[] = [];
    for (let next = at; next < words.length && run.length < 12; next++) {
      const word = words[next];
      const before = words[next - 1];
      if (!word) break;
      const gap = before ? folded.slice(before.index + before[0].length, word.index) : '';
      if (next > at && !/^[ \u00a0-]{1,2}$/.test(gap)) break;
      run.push(word[0]);
    }
    const spelled = spelledNumber(run);
    const first = words[at];
    const last = words[at + (spelled?.words ?? 1) - 1];
    if (!spelled || !first || !last) continue;
    // "9 thousand" is read together with its digits.
    if (/\d[\s-]?$/.test(folded.slice(Math.max(0, first.index - 2), first.index))) continue;
    const end = last.index + last[0].length;
    const found = figureAt(
      plain,
      mentions,
      first.index,
      end,
      [{ value: spelled.value, step: 1 }],
      true,
    );
    at += spelled.words - 1;
    // A word such as "one" is a figure only if it counts something.
    if (spelled.value === 1 && found.unit === 'shares' && !COUNTS_ONE.test(first[0])) continue;
    if (spelled.value === 1 && found.counted === 'watched') continue;
    const trails = spelled.value > 1 && TRAILS.test(folded.slice(end, end + 12));
    if (found.unit !== null || trails || spelled.value > 12) yield found;
  }
}

/** Finds the numbers written in ideographs. */
export function* ideographsIn(plain: PlainText, mentions: readonly Mention[]): Generator<Figure> {
  const { folded } = plain;
  for (const { 0: run, index } of folded.matchAll(IDEOGRAPH_NUMBER)) {
    if (/\d/.test(folded[index - 1] ?? '')) continue;
    const readings = [{ value: ideographNumber(run), step: 1 }];
    const found = figureAt(plain, mentions, index, index + run.length, readings, true);
    if (found.unit !== null && found.unit !== 'count') yield found;
  }
}
