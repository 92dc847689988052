import type { CanceledOrders } from '@finally/contract';
import type { Clock } from '../../kernel/time/clock.ts';

/** Orders that are encoded at once. */
const PART = 200;

/**
 * Yields the answer as JSON in parts, and lets other work run between them, because an account may
 * have 10,000 open orders.
 */
export async function* encodeCanceled(
  { canceled, account }: CanceledOrders,
  clock: Pick<Clock, 'soon'>,
): AsyncGenerator<string> {
  yield '{"canceled":[';
  for (let start = 0; start < canceled.length; start += PART) {
    if (start > 0) await new Promise<void>((resolve) => clock.soon(resolve));
    const part = canceled.slice(start, start + PART).map((order) => JSON.stringify(order));
    yield `${start > 0 ? ',' : ''}${part.join(',')}`;
  }
  yield `],"account":${JSON.stringify(account)}}`;
}
