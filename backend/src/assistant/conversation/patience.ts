import type { Clock } from '../../kernel/clock.ts';
import type { Outcome } from '../../kernel/result.ts';
import { abortFailure, type ModelFailure, TIME_IS_UP } from '../models/model.ts';

/**
 * Waits for a model for as long as there is time and the answer is wanted.
 *
 * @param endings signals that end the wait
 * @param ask is handed a signal that is aborted when the wait ends
 */
export async function waitForModel<Value>(
  clock: Pick<Clock, 'after'>,
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
    // Listened to, they would keep this for as long as the server runs.
    for (const ending of endings) ending.removeEventListener('abort', end);
  }
}
