import type { PlainText } from './characters.ts';
import { CURRENCY_BEFORE, type Figure, figureAt, isMoneyAfter } from './figure.ts';
import { ideographMultiplier, multiplierOf } from './number-words.ts';
import type { Mention } from './subjects.ts';
import { type Reading, readingsOf } from './written-number.ts';

const WRITTEN = /\d+(?:[.,'\u00a0]\d+)*(?:\s?\u2044\d+)?/g;
const PLAIN_GROUPS = /^ \d{3}(?!\d)/;

/** Finds the numbers written in digits. */
export function* writtenIn(plain: PlainText, mentions: readonly Mention[]): Generator<Figure> {
  const { folded } = plain;
  let after = 0;
  for (const { 0: written, index } of folded.matchAll(WRITTEN)) {
    if (index < after) continue;
    let end = index + written.length;
    const fraction = /^(.*?)(?:^|(?<=\d) ?)(\d)\u2044(\d+)$/.exec(written);
    let readings: readonly Reading[] = fraction
      ? [
          {
            value: Number(fraction[1] || 0) + Number(fraction[2]) / Number(fraction[3]),
            step: 0.01,
          },
        ]
      : readingsOf(written);
    const vulgar = /^ (\d)\u2044(\d+)/.exec(folded.slice(end, end + 6));
    if (vulgar && !fraction) {
      const part = Number(vulgar[1]) / Number(vulgar[2]);
      readings = readings.map(({ value }) => ({ value: value + part, step: 0.01 }));
      end += vulgar[0].length;
    }
    // "9 000,00" may be one number grouped by spaces or separate numbers: both readings are kept.
    if (/^\d{1,3}$/.test(written)) {
      let groups = written;
      let at = end;
      while (PLAIN_GROUPS.test(folded.slice(at, at + 5))) {
        groups += folded.slice(at + 1, at + 4);
        at += 4;
      }
      const decimals =
        at > end ? (/^[.,]\d+(?!\d)/.exec(folded.slice(at, at + 12))?.[0] ?? '') : '';
      const isMoney =
        CURRENCY_BEFORE.test(folded.slice(Math.max(0, index - 9), index)) ||
        isMoneyAfter(folded.slice(at + decimals.length, at + decimals.length + 20));
      if (at > end && (decimals !== '' || isMoney)) {
        readings = readingsOf(`${groups}${decimals}`);
        end = at + decimals.length;
      }
    }
    after = end;
    const multiplied = multiplier(folded, end);
    if (multiplied) {
      readings = readings.map(({ value, step }) => ({
        value: value * multiplied.by,
        step: step * multiplied.by,
      }));
      end = multiplied.end;
    }
    yield figureAt(plain, mentions, index, end, readings, false);
  }
}

/** `5.5k`, `9 thousand`, `1万`. */
function multiplier(folded: string, end: number): { by: number; end: number } | undefined {
  const rest = folded.slice(end, end + 24);
  const letter = /^(k|m|mn|bn|b)(?!\p{L})/u.exec(rest)?.[1];
  if (letter !== undefined) {
    const by = letter === 'k' ? 1_000 : letter.startsWith('m') ? 1_000_000 : 1_000_000_000;
    return { by, end: end + letter.length };
  }
  const sign = ideographMultiplier(rest[0] ?? '');
  if (sign !== undefined) return { by: sign, end: end + 1 };
  const word = /^[\s-](\p{L}+)/u.exec(rest);
  const by = word ? multiplierOf(word[1] ?? '') : undefined;
  return by === undefined || !word ? undefined : { by, end: end + word[0].length };
}
