import type { MarketSession } from '@finally/contract';
import type { Random } from '../../../kernel/random.ts';
import type { MarketClock, Timer } from '../../../kernel/time/clock.ts';
import type { MassiveCalls } from './rest/calls.ts';
import { MARKET_STATUS } from './rest/requests.ts';
import { retryDelay } from './rest/retry.ts';

/**
 * Checks more often while the market is closed, to notice the opening. Polls are rarer then and
 * leave room for it.
 */
const ASK_EVERY_MS: Readonly<Record<MarketSession, number>> = {
  open: 300_000,
  extended: 300_000,
  closed: 60_000,
};
/** Answers older than this are ignored. */
const ANSWER_AGE_MS_MAX = 900_000;
const RETRY_FIRST_MS = 30_000;

const SESSIONS = { open: 'open', closed: 'closed', 'extended-hours': 'extended' } as const;

export interface SessionWatchOptions {
  readonly calls: MassiveCalls;
  readonly clock: MarketClock;
  readonly random: Random;
  /** Called if the session differs from the one before. */
  readonly onChange: (session: MarketSession, before: MarketSession | null) => void;
}

/** Tracks whether the exchanges are open. */
export class SessionWatch {
  readonly #options: SessionWatchOptions;
  #session: MarketSession | null = null;
  #asked_at_ms = 0;
  #failures = 0;
  #timer: Timer | undefined;
  #watching = false;

  constructor(options: SessionWatchOptions) {
    this.#options = options;
  }

  /** Returns null if the session is unknown or the last answer is too old. */
  current(): MarketSession | null {
    const age_ms = this.#options.clock.monotonic_ms() - this.#asked_at_ms;
    return age_ms > ANSWER_AGE_MS_MAX ? null : this.#session;
  }

  start(): void {
    if (this.#watching) return;
    this.#watching = true;
    void this.#ask();
  }

  stop(): void {
    this.#watching = false;
    this.#timer?.cancel();
  }

  async #ask(): Promise<void> {
    const { calls, clock, random, onChange } = this.#options;
    const reply = await calls.make('status', MARKET_STATUS);
    if (!this.#watching || (!reply.ok && reply.error.kind === 'stopped')) return;
    if (!reply.ok) {
      this.#failures += 1;
      const wait_ms = retryDelay(random, this.#failures, RETRY_FIRST_MS, ASK_EVERY_MS.open);
      this.#timer = clock.after(wait_ms, () => void this.#ask());
      return;
    }
    const session = SESSIONS[reply.value.value.market];
    const before = this.current();
    this.#session = session;
    this.#asked_at_ms = clock.monotonic_ms();
    this.#failures = 0;
    this.#timer = clock.after(ASK_EVERY_MS[session], () => void this.#ask());
    if (session !== before) onChange(session, before);
  }
}
