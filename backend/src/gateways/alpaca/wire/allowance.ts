import type { FastifyInstance } from 'fastify';
import type { WallClock } from '../../../kernel/time/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../../../kernel/time/units.ts';
import { fault, sendFault } from './faults.ts';

/** Accounts whose requests of this minute are counted; more would be an attack on memory. */
const ACCOUNTS_MAX = 10_000;

/** Counts the requests of each account in a minute. */
export class Allowance {
  readonly #per_minute: number;
  readonly #clock: Pick<WallClock, 'now_ms'>;
  readonly #used = new Map<string, number>();
  #ends_ms = 0;

  /** @param per_minute requests of one account; 0 for any number */
  constructor(per_minute: number, clock: Pick<WallClock, 'now_ms'>) {
    this.#per_minute = per_minute;
    this.#clock = clock;
  }

  /** Counts a request. @returns the headers that tell of it; undefined if there is no limit */
  take(
    account_id: string,
  ):
    | { readonly limit: number; readonly remaining: number; readonly resets_ms: number }
    | undefined {
    if (this.#per_minute === 0) return undefined;
    const now_ms = this.#clock.now_ms();
    if (now_ms >= this.#ends_ms || this.#ends_ms > now_ms + MINUTE_MS) {
      this.#used.clear();
      this.#ends_ms = (Math.floor(now_ms / MINUTE_MS) + 1) * MINUTE_MS;
    }
    const used = (this.#used.get(account_id) ?? 0) + 1;
    if (this.#used.size < ACCOUNTS_MAX || this.#used.has(account_id)) {
      this.#used.set(account_id, used);
    }
    return {
      limit: this.#per_minute,
      remaining: this.#per_minute - used,
      resets_ms: this.#ends_ms,
    };
  }
}

/** Limits the requests of each account, and says in headers how many are left. */
export function limitAccounts(
  app: FastifyInstance,
  allowance: Allowance,
  clock: Pick<WallClock, 'now_ms'>,
): void {
  app.addHook('onRequest', async ({ account_id }, reply) => {
    const taken = allowance.take(account_id);
    if (!taken) return;
    const { limit, remaining, resets_ms } = taken;
    reply.headers({
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, remaining)),
      'x-ratelimit-reset': String(resets_ms / SECOND_MS),
    });
    if (remaining >= 0) return;
    const wait_s = Math.max(1, Math.ceil((resets_ms - clock.now_ms()) / SECOND_MS));
    reply.header('retry-after', String(wait_s));
    const { error } = fault(429, 'rate limit exceeded');
    return sendFault(reply, error);
  });
}
