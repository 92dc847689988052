import type { AlertDirection, AlertIndicatorTerms, AlertTerms } from '@finally/contract';
import { type LevelTerms, readLevel, readMove } from '@/features/alerts/alert-terms';
import { readIndicatorAlert, writeIndicatorAlert } from './indicator-alert-grammar';

/**
 * The alert that a line asks for. A price without `above` or `below` is reached from the current
 * price.
 */
export type AlertWish = LevelTerms | AlertIndicatorTerms | { kind: 'reaches'; price: number };

type Reading = { wish: AlertWish; name: string | undefined } | { problem: string };

const SIDES: Readonly<Record<string, 'above' | 'below'>> = {
  ABOVE: 'above',
  OVER: 'above',
  '>': 'above',
  '>=': 'above',
  BELOW: 'below',
  UNDER: 'below',
  '<': 'below',
  '<=': 'below',
};
const DIRECTIONS: Readonly<Record<string, AlertDirection>> = { UP: 'up', DOWN: 'down' };
/** Filler words, which change nothing. */
const FILLERS = new Set(['AT', 'WHEN', 'IF', 'BY']);
const AMOUNT = /^([<>]=?)?([+-])?(\$?[\d.,]+%?)$/;

const RIGHT = 'Write ALERT NVDA ABOVE 200, ALERT NVDA 5% or ALERT NVDA DOWN 5%.';

/** Whether a word of an alert has a meaning of its own, so that it cannot be a ticker. */
export const isAlertWord = (word: string): boolean =>
  AMOUNT.test(word) || word in SIDES || word in DIRECTIONS || FILLERS.has(word);

/** Parses the words after ALERT; `name` is the remaining word. */
export function readAlert(words: readonly string[]): Reading {
  const onIndicator = readIndicatorAlert(words);
  if (onIndicator) return onIndicator;
  const others: string[] = [];
  let side: 'above' | 'below' | undefined;
  let direction: AlertDirection | undefined;
  let amount: string | undefined;
  for (const word of words) {
    const [, sign, plusOrMinus, digits] = AMOUNT.exec(word) ?? [];
    if (digits !== undefined && amount === undefined) {
      amount = digits;
      side ??= sign === undefined ? undefined : SIDES[sign];
      if (plusOrMinus) direction = plusOrMinus === '+' ? 'up' : 'down';
    } else if (SIDES[word] && !side) side = SIDES[word];
    else if (DIRECTIONS[word] && !direction) direction = DIRECTIONS[word];
    else if (!FILLERS.has(word)) others.push(word);
  }
  const [name] = others;
  if (amount === undefined) return { problem: `At which price, or what percentage? ${RIGHT}` };
  if (others.length > 1) return { problem: `${others.join(' ')} is not one ticker. ${RIGHT}` };
  if (amount.endsWith('%')) {
    if (side) return { problem: `Above and below go with a price. ${RIGHT}` };
    const move = readMove(amount, direction ?? 'either');
    if ('problem' in move) return move;
    return { wish: { kind: 'percent', ...move, direction: direction ?? 'either' }, name };
  }
  if (direction) return { problem: `Up and down go with percentages. ${RIGHT}` };
  const level = readLevel(amount);
  return 'problem' in level ? level : { wish: { kind: side ?? 'reaches', ...level }, name };
}

/** Returns the words that are parsed as this alert. */
export function writeAlert(wish: AlertWish): string {
  if (wish.kind === 'indicator') return writeIndicatorAlert(wish);
  if (wish.kind === 'percent') {
    const { direction, percent } = wish;
    return direction === 'either' ? `${percent}%` : `${direction.toUpperCase()} ${percent}%`;
  }
  return wish.kind === 'reaches' ? `${wish.price}` : `${wish.kind.toUpperCase()} ${wish.price}`;
}

/**
 * Returns the terms of an alert at the current price; null if the side is missing and there is no
 * price to derive it from.
 */
export function termsOf(wish: AlertWish, price: number | null): AlertTerms | null {
  if (wish.kind !== 'reaches') return wish;
  if (price === null) return null;
  return { kind: wish.price >= price ? 'above' : 'below', price: wish.price };
}
