import type { Random } from '../../../../kernel/random.ts';
import { CallBudget, type CallPurpose } from './budget.ts';
import { MassiveClient, type MassiveClientOptions, type Reply } from './client.ts';
import { fault } from './fault.ts';
import type { MassiveRequest } from './requests.ts';

/** The limit of the free plan. */
const FREE_CALLS_PER_MINUTE = 5;
/** Paid plans have no limit; this one prevents bursts when many histories are requested. */
const PAID_CALLS_PER_MINUTE = 300;
/** A shorter polling interval implies a paid plan. */
const FREE_POLL_MS_MIN = 15_000;

/** Jitter after a pause, so that clients that were paused together do not retry together. */
const PAUSE_JITTER_MS = 2_000;

export interface MassiveCallsOptions extends MassiveClientOptions {
  readonly random: Random;
  readonly poll_ms: number;
}

/**
 * Makes all calls to Massive: within the budget, and none during a pause that Massive asked for.
 */
export class MassiveCalls {
  readonly #client: MassiveClient;
  readonly #random: Random;
  readonly #budget: CallBudget;
  #stopping = new AbortController();

  constructor(options: MassiveCallsOptions) {
    this.#client = new MassiveClient(options);
    this.#random = options.random;
    this.#budget = new CallBudget({
      clock: options.clock,
      calls_per_minute:
        options.poll_ms < FREE_POLL_MS_MIN ? PAID_CALLS_PER_MINUTE : FREE_CALLS_PER_MINUTE,
    });
  }

  /** Sets the polling interval, so that the budget reserves room for polls. */
  pollEvery(interval_ms: number): void {
    this.#budget.keepForPolls(Math.ceil(60_000 / interval_ms));
  }

  /** Returns true if a call for this purpose could be made without waiting. */
  hasRoom(purpose: CallPurpose): boolean {
    return this.#budget.hasRoom(purpose);
  }

  /**
   * Waits until the budget allows the call, then makes it. Never rejects.
   *
   * @param dropped ends the wait or the call with the fault `stopped`
   */
  async make<Value>(
    purpose: CallPurpose,
    request: MassiveRequest<Value>,
    dropped?: AbortSignal,
  ): Promise<Reply<Value>> {
    const { signal } = this.#stopping;
    const ended = dropped ? AbortSignal.any([signal, dropped]) : signal;
    const granted = await this.#budget.take(purpose, ended);
    if (!granted) return { ok: false, error: fault('stopped') };
    const reply = await this.#client.call(request, ended);
    if (!reply.ok && reply.error.retry_after_ms !== undefined) {
      const jitter_ms = Math.round(this.#random.uniform() * PAUSE_JITTER_MS);
      this.#budget.pause(reply.error.retry_after_ms + jitter_ms);
    }
    return reply;
  }

  /** Ends waiting and running calls. New calls may be made afterwards. */
  stop(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }
}
