import type { Random } from '../../../../kernel/random.ts';
import { CallBudget, type CallPurpose } from './budget.ts';
import { MassiveClient, type MassiveClientOptions, type Reply } from './client.ts';
import { fault } from './fault.ts';
import type { MassiveRequest } from './requests.ts';

/** What the free plan allows. */
const FREE_CALLS_PER_MINUTE = 5;
/** Paid plans have no such limit; this keeps a long list of histories from being a flood. */
const PAID_CALLS_PER_MINUTE = 300;
/** Whoever polls more often than this has a plan that allows it. */
const FREE_POLL_MS_MIN = 15_000;

/** After a pause everyone who was told the same would come back at the same moment. */
const PAUSE_JITTER_MS = 2_000;

export interface MassiveCallsOptions extends MassiveClientOptions {
  readonly random: Random;
  readonly poll_ms: number;
}

/** Every call goes through here: within the budget, and none while Massive asked for a pause. */
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

  /** Tells how often polls will come, so that there is room for them. */
  pollEvery(interval_ms: number): void {
    this.#budget.keepForPolls(Math.ceil(60_000 / interval_ms));
  }

  /** Whether a call for this could be made without waiting. */
  hasRoom(purpose: CallPurpose): boolean {
    return this.#budget.hasRoom(purpose);
  }

  /**
   * Waits for its turn, then calls. Never rejects.
   *
   * @param dropped ends the waiting or the call with the fault `stopped`
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

  /** Ends the calls that wait or are under way. New ones may be made afterwards. */
  stop(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }
}
