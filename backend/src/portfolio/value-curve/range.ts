import type { HistoryRange } from '@finally/contract';
import { DAY_MS } from '../../kernel/time/units.ts';

const RANGE_MS: Readonly<Record<HistoryRange, number>> = {
  '1d': DAY_MS,
  '1w': 7 * DAY_MS,
  '1m': 30 * DAY_MS,
  '1y': 365 * DAY_MS,
  all: Number.POSITIVE_INFINITY,
};

/** Returns the beginning of a range that ends now, in Unix milliseconds. */
export const startOfRange = (range: HistoryRange, now_ms: number): number =>
  Math.max(0, now_ms - RANGE_MS[range]);
