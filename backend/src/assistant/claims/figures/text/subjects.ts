import { TickerSchema } from '@finally/contract';
import type { Universe } from '../../../../market/index.ts';
import { foldWord, type PlainText } from './characters.ts';

/** A place in a text that names a ticker or its company. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly ticker: string;
}

/** A ticker of the account with its company name. */
export interface NamedTicker {
  readonly ticker: string;
  readonly name: string;
}

/** Words in capitals that rarely mean the ticker of the same name. */
const NO_TICKERS = new Set(
  (
    'A I AI ALL AM AN AND ANY ARE AT BE BIG BUY BY CAN CEO DO EPS ET ETF EV FOR GDP GO HAS HE ID IF IN IPO IS IT ' +
    'JSON KEY LOW ME NO NOT NOW OF OK ON ONE OR OUT PE PM SELL SO TO TV UP US USD UTC WE YOU'
  ).split(' '),
);

/** First words of company names that are also ordinary words. */
const ORDINARY = new Set(
  (
    'advanced alpha american applied bank berkshire best block capital coca consolidated digital first general ' +
    'global home international invesco ishares johnson match meta morgan national news procter public spdr ' +
    'select southern state target texas united universal vanguard visa walt wells'
  ).split(' '),
);

const LATIN = /[A-Za-z]+(?:[.-][A-Za-z](?![A-Za-z]))?/g;
const SPACED = /(?<![A-Za-z])[A-Z](?:[ .-][A-Z]){1,4}(?![A-Za-z])/g;
/** A letter of a script that separates words: a Latin run next to one is not a separate word. */
const PARTED = /(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}])\p{L}/u;

/** Finds the tickers and companies named in a text, in order. */
export function mentionsIn(
  { text, folded }: PlainText,
  account: readonly NamedTicker[],
  universe: Pick<Universe, 'get'>,
): readonly Mention[] {
  const own = new Set(account.map(({ ticker }) => ticker));
  const names = namesOf(account);
  const mentions: Mention[] = [];
  // In a text in capitals every word looks like a ticker.
  const shouts = text === text.toUpperCase();
  const isKnown = (symbol: string): boolean => {
    if (own.has(symbol)) return true;
    const ticker = TickerSchema.safeParse(symbol);
    return ticker.success && universe.get(ticker.data) !== undefined;
  };
  const add = (start: number, length: number, ticker: string): void => {
    const end = start + length;
    if (!mentions.some((other) => start < other.end && other.start < end)) {
      mentions.push({ start, end, ticker });
    }
  };
  for (const { 0: run, index } of text.matchAll(SPACED)) {
    const symbol = run.replaceAll(/[ .-]/g, '');
    if (isKnown(symbol)) add(index, run.length, symbol);
  }
  for (const { 0: word, index } of text.matchAll(LATIN)) {
    if (PARTED.test(text[index - 1] ?? '') || PARTED.test(text[index + word.length] ?? ''))
      continue;
    const symbol = word.toUpperCase().replace('-', '.');
    const isMarked = text[index - 1] === '$';
    const isCapital = word === word.toUpperCase();
    const single = word.length === 1;
    if (
      single &&
      !isMarked &&
      !(own.has(symbol) && isCapital && symbol !== 'I' && symbol !== 'A')
    ) {
      continue;
    }
    if (
      isMarked ||
      (isCapital && own.has(symbol) && !shouts) ||
      (!NO_TICKERS.has(symbol) && (isCapital || (own.has(symbol) && word.length > 2)))
    ) {
      if (isKnown(symbol)) {
        add(index, word.length, symbol);
        continue;
      }
    }
    // "NVDAx10", "eighteen NVDAs".
    const stem = /^([A-Z]{2,5})[xs]$/.exec(word)?.[1];
    if (stem !== undefined && isKnown(stem)) {
      add(index, stem.length, stem);
      continue;
    }
    const company = names.get(folded.slice(index, index + word.length));
    if (company !== undefined) add(index, word.length, company);
  }
  return mentions.sort((one, other) => one.start - other.start);
}

/** Maps the first word of each company name to its ticker, if the word identifies the company. */
function namesOf(account: readonly NamedTicker[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { ticker, name } of account) {
    const first = foldWord(name.split(/[\s,.]/)[0] ?? '');
    if (first.length < 4 || ORDINARY.has(first)) continue;
    if (name === ticker) continue;
    if (names.has(first) && names.get(first) !== ticker) ambiguous.add(first);
    names.set(first, ticker);
  }
  for (const first of ambiguous) names.delete(first);
  return names;
}
