import type { Side } from '@finally/contract';

/** Returns whether two words differ by one letter: another one, a missing one, or two that are swapped. */
function isOneSlip(typed: string, word: string): boolean {
  if (typed === word || Math.abs(typed.length - word.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === word[start]) start++;
  const [rest, wanted] = [typed.slice(start), word.slice(start)];
  const isSwapped =
    rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
  return (
    isSwapped ||
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1)
  );
}

const TERM_WORDS = ['LMT', 'LIMIT', 'STP', 'STOP', 'TRAIL', 'OFFSET', 'GTC', 'IOC', 'FOK'];
const PRICE = /^\$?\d[\d.,]*%?$/;
const ATTACHED = /^(LMT|LIMIT|STP|STOP|TRAIL|TP|SL)(\$?\d[\d.,]*%?)$/;
const STOP_LIMIT = new Set(['STPLMT', 'STOPLMT', 'STPLIMIT', 'STOPLIMIT']);

/**
 * Says how to write what stands behind the amount and the ticker of an order; null if it resembles no
 * term. `BUY 10 NVDA 187.50`, `BUY 10 NVDA LMIT 187.50`, `BUY 10 NVDA LMT187.50`.
 */
export function hintForTerms(
  side: Side,
  head: readonly string[],
  terms: readonly string[],
): string | null {
  const order = `${side.toUpperCase()} ${head.join(' ')}`;
  const [first = '', second, third] = terms;
  if (PRICE.test(first) && terms.length === 1) {
    return `For a limit write ${order} LMT ${first}, for a stop ${order} STP ${first}.`;
  }
  if (STOP_LIMIT.has(first)) {
    const [stop, limit] = PRICE.test(third ?? '') ? [second, third] : ['250', '251'];
    return `A stop with a limit has both prices: ${order} STP ${stop} LMT ${limit}.`;
  }
  const [, word, price] = ATTACHED.exec(first) ?? [];
  if (word) return `Leave a blank before the price: ${[order, word, price].join(' ')}.`;
  const near = TERM_WORDS.find((term) => isOneSlip(first, term));
  return near ? `Did you mean ${[order, near, ...terms.slice(1)].join(' ')}?` : null;
}

const VERBS = ['BUY', 'SELL', 'CANCEL', 'CLOSE'] as const;

/** Returns whether a word is a slip of EVERYTHING, such as EVRYTHING, which no ticker is. */
export const isNearEverything = (word: string): boolean => isOneSlip(word, 'EVERYTHING');

/** Returns the line that a mistyped verb may have begun, as `BUY 5 NVDA` for `BYU 5 NVDA`; null if none. */
export function nearestCommand(verb: string, words: readonly string[]): string | null {
  const [second = '', ...behind] = words;
  // `NVDA BUY 1`
  if ((second === 'BUY' || second === 'SELL') && behind.length > 0) {
    return [second, ...behind.slice(0, 1), verb, ...behind.slice(1)].join(' ');
  }
  if (verb === 'CXL') return ['CANCEL', ...(words.length === 0 ? ['ALL'] : words)].join(' ');
  const near = VERBS.find((one) => isOneSlip(verb, one));
  const isOrder = words.some((word) => /^\$?\d/.test(word) || word === 'ALL' || word === 'HALF');
  const isMeant = near === 'BUY' || near === 'SELL' ? isOrder : words.length > 0;
  return near && isMeant ? [near, ...words].join(' ') : null;
}

const ORDER_TYPES: Readonly<Record<string, string>> = {
  STOP: 'STP',
  STP: 'STP',
  LIMIT: 'LMT',
  TRAIL: 'TRAIL',
  TRAILING: 'TRAIL',
};

/** Says how to write an order that begins with its type, as `STOP AAPL 320`; null for any other line. */
export function hintForType(verb: string, words: readonly string[]): string | null {
  const term = Object.hasOwn(ORDER_TYPES, verb) ? ORDER_TYPES[verb] : undefined;
  const [ticker, price] = words;
  if (!term || words.length !== 2 || ticker === undefined || !PRICE.test(price ?? '')) return null;
  return `Begin with what to do: SELL ALL ${ticker} ${term} ${price}, or BUY 5 ${ticker} ${term} ${price}.`;
}
