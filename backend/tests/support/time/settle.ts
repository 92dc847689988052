import { setImmediate } from 'node:timers/promises';

/** Waits until all queued work that needs only the event loop has run. */
export const settle = (): Promise<void> => setImmediate();
