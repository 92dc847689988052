import type { SnapshotStore } from '../db/index.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import type { Valuer } from './valuer.ts';

const RECORD_EVERY_MS = 30_000;

export interface SnapshotRecorderOptions {
  readonly account_id: string;
  readonly valuer: Pick<Valuer, 'value'>;
  readonly store: SnapshotStore;
  readonly clock: Clock;
  /** Told of a snapshot that failed; the next one is tried all the same. */
  readonly onError: (error: unknown) => void;
}

/** Draws the value curve: a point every 30 seconds and one after each trade. */
export class SnapshotRecorder {
  readonly #options: SnapshotRecorderOptions;
  #timer: Timer | undefined;
  #asked = false;

  constructor(options: SnapshotRecorderOptions) {
    this.#options = options;
  }

  /** Records now, and from then on every 30 seconds. */
  async start(): Promise<void> {
    this.#timer ??= this.#options.clock.every(RECORD_EVERY_MS, () => void this.record());
    await this.record();
  }

  /** Ends the timer and records a last point. */
  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    await this.record();
  }

  /** Records once the events at hand are dealt with: trades that arrive together share a point. */
  recordSoon(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#options.clock.soon(() => {
      this.#asked = false;
      void this.record();
    });
  }

  /** Records what the account is worth now; never rejects, for a trade is done without it. */
  async record(): Promise<void> {
    const { account_id, valuer, store, clock, onError } = this.#options;
    try {
      const { total_value_cents, account } = await valuer.value();
      await store.record(account_id, {
        recorded_at_ms: clock.now_ms(),
        total_value_cents,
        cash_cents: account.cash_cents,
      });
    } catch (error) {
      onError(error);
    }
  }
}
