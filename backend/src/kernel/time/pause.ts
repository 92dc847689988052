import type { Clock } from './clock.ts';

/** Resolves after the events that are already queued. */
export const nextTurn = (clock: Pick<Clock, 'soon'>): Promise<void> =>
  new Promise((resolve) => clock.soon(resolve));

/** Resolves after this time. */
export const pause = (clock: Clock, time_ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(time_ms, resolve));
