import { type Answer, invalid } from './faults.ts';
import { readTime } from './times.ts';

type Query = Readonly<Partial<Record<string, string>>>;

/** Reads a whole number between two bounds. */
export function readCount(
  query: Query,
  name: string,
  { least = 1, most, otherwise }: { least?: number; most: number; otherwise: number },
): Answer<number> {
  const text = query[name];
  if (text === undefined) return { ok: true, value: otherwise };
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return { ok: true, value };
  return invalid(`${name} must be between ${least} and ${most}`);
}

/** Reads one of a set of words. */
export function readChoice<Word extends string>(
  query: Query,
  name: string,
  words: readonly Word[],
  otherwise: Word,
): Answer<Word> {
  const text = query[name]?.toLowerCase();
  if (text === undefined) return { ok: true, value: otherwise };
  const word = words.find((one) => one === text);
  return word === undefined
    ? invalid(`invalid ${name}: ${text.slice(0, 40)}`)
    : { ok: true, value: word };
}

/** Reads a time in milliseconds since the Unix epoch; undefined if it was not sent. */
export function readMoment(query: Query, name: string): Answer<number | undefined> {
  const text = query[name];
  if (text === undefined) return { ok: true, value: undefined };
  const time_ms = readTime(text);
  return time_ms === undefined
    ? invalid(`invalid ${name}: ${text.slice(0, 40)}`)
    : { ok: true, value: time_ms };
}

export const readFlag = (query: Query, name: string): boolean =>
  query[name]?.toLowerCase() === 'true';

/** The parts of a list divided by commas. */
export const listIn = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
