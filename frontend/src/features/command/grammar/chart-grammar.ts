import { BAR_INTERVALS } from '@finally/contract';
import type { Reading } from './intent';
import { problem, readTicker } from './readings';
import { isSpan, readInterval } from './words/interval';

/**
 * Reads `MSFT 5M`. If `isAsked`, the line began with CHART; otherwise it may be something else.
 */
export function readShow(words: readonly string[], isAsked: boolean): Reading {
  const [first, second] = words;
  const wrong = `Write a ticker and an interval, as in CHART MSFT 5M: ${BAR_INTERVALS.join(', ')}.`;
  if (words.length > 2) return isAsked ? problem(wrong) : null;
  const alone = words.length === 1 ? readInterval(first) : undefined;
  if (alone && isAsked) return { intent: { kind: 'show', ticker: null, interval: alone } };
  const ticker = readTicker(first);
  if (!ticker) return isAsked ? problem(wrong) : null;
  if (second === undefined) return { intent: { kind: 'show', ticker, interval: null } };
  const interval = readInterval(second);
  if (interval) return { intent: { kind: 'show', ticker, interval } };
  if (isSpan(second)) {
    return problem(
      `There are no bars of ${second.toLowerCase()}. There are: ${BAR_INTERVALS.join(', ')}.`,
    );
  }
  return isAsked ? problem(wrong) : null;
}
