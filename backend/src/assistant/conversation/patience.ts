import type { Outcome } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import { abortFailure, type ModelFailure, TIME_IS_UP } from '../models/model.ts';

/**
 * Waits for a model up to `time_ms`, or until one of the signals aborts.
 * @param endings signals that end the wait
 *
 * @param ask receives a signal that is aborted when the wait ends
 */
export async function waitForModel<Value>(
  clock: WallClock,
  time_ms: number,
  endings: readonly AbortSignal[],
  ask: (signal: AbortSignal) => Promise<Outcome<Value, ModelFailure>>,
): Promise<Outcome<Value, ModelFailure>> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const end = (): void => waiting.abort();
  for (const ending of endings) ending.addEventListener('abort', end);
  const timer = clock.after(time_ms, () => waiting.abort(TIME_IS_UP));
  const ended = new Promise<Outcome<never, ModelFailure>>((resolve) => {
    signal.addEventListener('abort', () => resolve(abortFailure(signal)));
  });
  try {
    return await Promise.race([ask(signal), ended]);
  } finally {
    timer.cancel();
    // Remove the listeners: otherwise the long-lived signals would keep every finished request in
    // memory.
    for (const ending of endings) ending.removeEventListener('abort', end);
  }
}
