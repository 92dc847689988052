import type { AccountEvents } from '../../events/index.ts';
import type { MarketClock, Timer } from '../../kernel/time/clock.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import type { SnapshotStore } from '../store.ts';
import type { Valuer } from '../valuer.ts';

const RECORD_EVERY_MS = 30_000;
/** Trades closer together than this share a point. */
const RECORD_PAUSE_MS = 1_000;

export interface SnapshotRecorderOptions {
  readonly account_id: string;
  /** A point is recorded after each trade, and as the first one of a new ledger after a reset. */
  readonly events: AccountEvents;
  readonly valuer: Pick<Valuer, 'value'>;
  readonly store: Pick<SnapshotStore, 'record'>;
  readonly clock: MarketClock;
  /** Called if a snapshot fails; the next one is still recorded. */
  readonly onError: (error: unknown) => void;
}

/**
 * Records the value curve: a point every 30 seconds, and one after trades, at most one a second.
 */
export class SnapshotRecorder {
  readonly #options: SnapshotRecorderOptions;
  readonly #timer: Periodic;
  readonly #unsubscribe: () => void;
  #isStarted = false;
  #asked = false;
  #pause: Timer | undefined;
  /** When a point was last recorded for a trade or a reset. */
  #answered_at_ms = Number.NEGATIVE_INFINITY;

  constructor(options: SnapshotRecorderOptions) {
    this.#options = options;
    this.#timer = new Periodic(options.clock, RECORD_EVERY_MS, () => void this.record());
    const { account_id, events } = options;
    this.#unsubscribe = events.subscribeTo(account_id, (committed) => {
      for (const { change } of committed) {
        if (change.kind !== 'portfolio') continue;
        if (change.change === 'trade') this.#recordSoon();
        else void this.record();
      }
    });
  }

  /** Records a point now, and from then on every 30 seconds. */
  async start(): Promise<void> {
    this.#isStarted = true;
    this.#timer.start();
    await this.record();
  }

  /** Stops the timers, and records a last point if it was started or owes one for a trade. */
  async stop(): Promise<void> {
    this.#timer.stop();
    this.#unsubscribe();
    this.#pause?.cancel();
    const isDue = this.#isStarted || this.#asked;
    this.#asked = false;
    if (isDue) await this.record();
  }

  /**
   * Records after the current events are processed, or, if a point was requested within the last
   * second, when that second has passed.
   */
  #recordSoon(): void {
    if (this.#asked) return;
    this.#asked = true;
    const { clock } = this.#options;
    const run = (): void => {
      if (!this.#asked) return;
      this.#asked = false;
      this.#answered_at_ms = clock.monotonic_ms();
      void this.record();
    };
    const pause_ms = this.#answered_at_ms + RECORD_PAUSE_MS - clock.monotonic_ms();
    if (pause_ms > 0) this.#pause = clock.after(pause_ms, run);
    else clock.soon(run);
  }

  /**
   * Records the current value of the account. Never rejects, because a trade does not depend on it.
   */
  async record(): Promise<void> {
    const { account_id, valuer, store, clock, onError } = this.#options;
    try {
      const { total_value_cents, account } = await valuer.value();
      await store.record(account_id, account.ledger, {
        recorded_at_ms: clock.now_ms(),
        total_value_cents,
        cash_cents: account.cash_cents,
      });
    } catch (error) {
      onError(error);
    }
  }
}
