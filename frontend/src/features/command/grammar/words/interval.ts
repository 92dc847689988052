import { BAR_INTERVALS, type BarInterval } from '@finally/contract';

/** Returns the interval that an upper-case word names, if bars of it exist. */
export const readInterval = (word: string | undefined): BarInterval | undefined =>
  BAR_INTERVALS.find((interval) => interval.toUpperCase() === word);

/** Whether an upper-case word has the form of an interval for which no bars exist. */
export const isSpan = (word: string): boolean =>
  /^\d+[A-Z]{1,3}$/.test(word) && readInterval(word) === undefined;
