import type { Reading } from '../intent';
import { asOrder, problem, readTicker } from '../readings';
import { readTrade } from './trade-grammar';

/** `WITH A` is read as a ticker with its share class before. */
const FILLERS = new Set([
  'ON',
  'FOR',
  'MY',
  'AT',
  '@',
  'A',
  'WITH',
  'WITH.A',
  'LOSS',
  'PROFIT',
  'BY',
]);
const TRAILS = new Set(['TRAIL', 'TRAILING']);
const isPrice = (word: string): boolean => /^\$?[\d.,]+[$%]?$/.test(word);

/** Returns the word of the exit that a line begins with; null if it begins with none. */
function exitOf(verb: string, [next = '']: readonly string[]): 'SL' | 'TP' | null {
  if (verb === 'SL' || verb === 'PROTECT' || (verb === 'STOP' && next === 'LOSS')) return 'SL';
  return verb === 'TP' || (verb === 'TAKE' && next === 'PROFIT') ? 'TP' : null;
}

/** Asks for the price of an exit, or for its position. */
function askFor(verb: string, exit: 'SL' | 'TP', ticker: string | null, price: string | null) {
  const word = verb === 'PROTECT' ? verb : exit;
  if (price !== null) return problem(`For which position? Write ${word} AAPL ${price}.`);
  const [at, away] = exit === 'SL' ? ['180', '2%'] : ['220', '4%'];
  const named = ticker ?? 'NVDA';
  const trailing = exit === 'SL' ? `, or ${word} ${named} TRAIL 2% for a stop that follows it` : '';
  const where = exit === 'SL' ? 'below' : 'above';
  const what = ticker === null ? 'For which position, and at which price?' : 'At which price?';
  return problem(
    `${what} Write ${word} ${named} ${at}, ${word} ${named} ${away} for ${away} ${where} the price${trailing}.`,
  );
}

/**
 * The exit of a whole position: `SL NVDA 180`, `SL 2% NVDA`, `TP NVDA 220`, `PROTECT NVDA TRAIL 2%`.
 * Null if the line begins with no exit.
 */
export function readExit(verb: string, words: readonly string[]): Reading {
  const exit = exitOf(verb, words);
  if (exit === null || (words.length === 0 && verb !== 'PROTECT')) return null;
  const said = words.filter((word) => !FILLERS.has(word));
  const isTrailing = said.some((word) => TRAILS.has(word));
  const others = said.filter(
    (word) => !TRAILS.has(word) && !(isTrailing && word === 'STOP') && !isStopOf(verb, word),
  );
  const [price = null, ...prices] = others.filter(isPrice);
  const [name = null, ...names] = others.filter((word) => !isPrice(word));
  const ticker = name === null ? null : (readTicker(name) ?? null);
  const isUnread = prices.length > 0 || names.length > 0 || (name !== null && ticker === null);
  if (isUnread || (isTrailing && exit === 'TP')) return asOrder(askFor(verb, exit, null, null));
  if (ticker === null || price === null) return asOrder(askFor(verb, exit, ticker, price));
  const terms = isTrailing ? ['TRAIL', price] : [exit, price];
  return asOrder(readTrade('sell', ['ALL', ticker, ...terms], null));
}

/** `PROTECT NVDA STOP 180`, `PROTECT NVDA SL 180` */
const isStopOf = (verb: string, word: string): boolean =>
  verb === 'PROTECT' && (word === 'STOP' || word === 'STP' || word === 'SL');
