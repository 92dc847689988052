import { BAR_INTERVALS, type BarInterval } from '@finally/contract';

/** The interval that a word in upper case names, if there are bars of it. */
export const readInterval = (word: string | undefined): BarInterval | undefined =>
  BAR_INTERVALS.find((interval) => interval.toUpperCase() === word);

/** Whether a word in upper case is written like an interval and there are no bars of it. */
export const isSpan = (word: string): boolean =>
  /^\d+[A-Z]{1,3}$/.test(word) && readInterval(word) === undefined;
