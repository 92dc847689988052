import { parseTicker, type Ticker } from '@finally/contract';
import type { Intent, Reading } from './intent';

/** Returns a sentence that says what is wrong with the line. */
export const problem = (sentence: string): Reading => ({ problem: sentence });

/**
 * Marks text that begins like an order but cannot be parsed, so that it is not interpreted as
 * anything else.
 */
export const asOrder = (reading: Reading): Reading =>
  reading && 'problem' in reading ? { ...reading, isOrder: true } : reading;

/** Returns the ticker that an upper-case word names. */
export function readTicker(word: string | undefined): Ticker | undefined {
  return word !== undefined && /[A-Z]/.test(word) ? parseTicker(word) : undefined;
}

/** Reads one ticker, or none for the selected one. */
export function readOneTicker(
  words: readonly string[],
  make: (ticker: Ticker | null) => Intent,
  example: string,
): Reading {
  if (words.length === 0) return { intent: make(null) };
  const ticker = readTicker(words[0]);
  if (!ticker || words.length > 1) return problem(`Write one ticker, as in ${example}.`);
  return { intent: make(ticker) };
}
