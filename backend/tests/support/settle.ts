import { setImmediate } from 'node:timers/promises';

/** Lets everything that needs no more than the event loop's turn run to its end. */
export const settle = (): Promise<void> => setImmediate();
