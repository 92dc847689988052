import { seededRandom } from '../../src/kernel/random.ts';
import type { Answer } from '../support/server/test-server.ts';
import { Judge } from './judge.ts';
import { type Case, type Description, makeUp, operationsOf } from './operations.ts';

/** A request that is not answered within this hangs. */
const ANSWER_MS_MAX = 20_000;
const IN_FLIGHT = 8;

/** Calls that do not end by themselves, and that the fuzzer would lock itself out with. */
const LEFT_OUT = new Set([
  'GET /api/stream/prices',
  'GET /api/stream/account',
  'GET /api/stream/depth/{ticker}',
]);

export type Send = (one: Case, signal: AbortSignal) => Promise<Answer>;

export interface Outcome {
  readonly sent: number;
  /** How often each operation answered with each status: `POST /api/chat 200`. */
  readonly statuses: ReadonlyMap<string, number>;
  /** What went wrong, with the request, ready to be shown. */
  readonly faults: readonly string[];
}

/**
 * Sends `count` requests that a seed makes up, spread over every operation.
 *
 * @param count how many; each operation gets its share
 */
export async function fuzz(
  description: Description,
  { seed, count, send }: { readonly seed: number; readonly count: number; readonly send: Send },
): Promise<Outcome> {
  const random = seededRandom(seed);
  const judge = new Judge(description);
  const operations = operationsOf(description).filter(
    // The calls of a named account are the same calls again.
    ({ method, path }) => !LEFT_OUT.has(`${method} ${path}`) && !path.startsWith('/api/accounts/{'),
  );
  const statuses = new Map<string, number>();
  const faults: string[] = [];
  let sent = 0;

  const one = async (): Promise<void> => {
    const operation = operations[sent++ % operations.length];
    if (!operation) throw new Error('nothing is described');
    const request = makeUp(operation, random);
    const asked = `${operation.method} ${request.path} ${request.body?.slice(0, 300) ?? ''}`;
    try {
      const answer = await send(request, AbortSignal.timeout(ANSWER_MS_MAX));
      const key = `${operation.method} ${operation.path} ${answer.status}`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
      const fault = judge.fault(request, answer);
      if (fault) faults.push(`${asked}\n  ${fault}`);
    } catch (error) {
      faults.push(`${asked}\n  no answer: ${String(error)}`);
    }
  };
  const worker = async (): Promise<void> => {
    while (sent < count && faults.length < 20) await one();
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return { sent, statuses, faults };
}
