import { isPartWord, meaningfulWords, readSize } from '@/features/orders/size/size-words';
import { isAlertWord } from './alert-grammar';
import { isChoosingWord } from './orders/chosen-orders-grammar';
import { splitTerms } from './orders/order-terms-grammar';
import { isSpan, readInterval } from './words/interval';
import { joinTickers } from './words/join-tickers';
import { verbOf } from './words/verbs';

/** The word of a line that names a ticker, with the text before and after it. */
export interface TickerWord {
  before: string;
  word: string;
  after: string;
}

const TAKES_TICKER = new Set([
  'BUY',
  'SELL',
  'CLOSE',
  'CANCEL',
  'WATCH',
  'UNWATCH',
  'CHART',
  'LADDER',
  'TAPE',
  'NEWS',
  'COMPARE',
  'MOVE',
  'PROTECT',
  'SL',
  'TP',
]);
/** Their other words choose open orders, or are prices. */
const CHOOSES = new Set(['CANCEL', 'MOVE', 'PROTECT', 'SL', 'TP']);
const TAKES_NONE = new Set(['ASK', 'RESET', 'HELP', '?']);
const TRADES = new Set(['BUY', 'SELL']);

const isAmount = (word: string) =>
  readSize(word.toUpperCase()) !== undefined && !isPartWord(word.toUpperCase());
const isInterval = (word: string) => readInterval(word.toUpperCase()) !== undefined;

/**
 * Returns the word of a line that names a ticker, so that it can be completed: `app` of `BUY 5
 * app`, `apple` of `CHART apple 5m`. Null if no ticker is being typed.
 */
export function tickerBeingWritten(line: string): TickerWord | null {
  const order = splitOrder(line);
  if (order === null) return tickerOf(line);
  // The terms behind the ticker are no ticker, and stay when it is completed.
  const written = tickerOf(order.head);
  return written && { ...written, after: `${written.after} ${order.tail}` };
}

/** An order without its terms, and its terms; null if a line is no order or has no terms. */
function splitOrder(line: string): { head: string; tail: string } | null {
  const [verb = '', ...words] = line.trim().split(/\s+/);
  if (!TRADES.has(verbOf(verb.toUpperCase()))) return null;
  const { head, tail } = splitTerms(words.map((word) => word.toUpperCase()));
  if (tail.length === 0) return null;
  const at = head.length;
  return { head: [verb, ...words.slice(0, at)].join(' '), tail: words.slice(at).join(' ') };
}

/** Whether an amount and a ticker are followed by something else, which is no ticker. */
function isBeyondTicker(words: readonly string[]): boolean {
  const [first = '', second = '', third] = joinTickers(
    meaningfulWords(words.map((word) => word.toUpperCase())),
  );
  return third !== undefined && second !== 'BUT' && (isAmount(first) || isAmount(second));
}

function tickerOf(line: string): TickerWord | null {
  const start = line.trimStart();
  const match = /^(.*?)(\S+)$/.exec(start);
  if (!match) return null;
  const [, before = '', word = ''] = match;
  const typedVerb = before.trim().split(/\s+/)[0]?.toUpperCase() ?? '';
  const verb = verbOf(typedVerb);
  if (TRADES.has(verb) && isBeyondTicker(start.split(/\s+/).slice(1))) return null;
  if (before === '') return { before, word, after: '' };
  const [, ahead, base = ''] = /^(.*\s)(\S+)\s+$/.exec(before) ?? [];
  if (ahead && isOneTicker(base, word)) {
    return { before: ahead, word: `${base} ${word}`, after: '' };
  }
  if (CHOOSES.has(verb) && isNoTickerIn(before, word)) return null;
  if (TAKES_TICKER.has(verb)) {
    if (verb === 'CHART' && isSpan(word.toUpperCase()))
      return wordBefore(start) ?? { before, word, after: '' };
    const isOther =
      verb === 'CHART' ? isInterval(word) : (verb === 'BUY' || verb === 'SELL') && isAmount(word);
    return isOther ? wordBefore(start) : { before, word, after: '' };
  }
  if (verb === 'ALERT') {
    return isAlertWord(word.toUpperCase()) ? nameInAlert(start) : { before, word, after: '' };
  }
  if (TAKES_NONE.has(verb)) return null;
  const [, name, interval = ''] = /^(.+?)(\s+\S+)$/.exec(start) ?? [];
  if (name && isInterval(word)) return { before: '', word: name, after: interval };
  // Without a verb the whole line is the name of a company.
  return { before: '', word: `${before}${word}`, after: '' };
}

/** Whether a word chooses open orders or is a price, or stands behind TO, as in `MOVE STOP TO 180`. */
const isNoTickerIn = (before: string, word: string): boolean =>
  isChoosingWord(word.toUpperCase()) || word.toUpperCase() === 'TO' || /\sto\s+$/i.test(before);

/** Returns the name in `ALERT brk b above 600`: the words between ALERT and the condition. */
function nameInAlert(line: string): TickerWord | null {
  const [, before = '', rest = ''] = /^(\S+\s+)(.*)$/.exec(line) ?? [];
  const words = rest.split(/\s+/);
  const end = words.findIndex((word) => isAlertWord(word.toUpperCase()));
  const word = words.slice(0, end).join(' ');
  return word === '' ? null : { before, word, after: ` ${words.slice(end).join(' ')}` };
}

/** Whether two words are a ticker and its share class, as in `BUY 5 brk b`. */
const isOneTicker = (base: string, word: string): boolean =>
  joinTickers([base.toUpperCase(), word.toUpperCase()]).length === 1;

/** The name in `CHART brk b 5m` and `BUY apple 5`: the words between a verb and the last word. */
function wordBefore(line: string): TickerWord | null {
  const [, before = '', word, after = ''] = /^(\S+\s+)(\S.*?)(\s+\S+)$/.exec(line) ?? [];
  return word === undefined || isAmount(word) ? null : { before, word, after };
}
