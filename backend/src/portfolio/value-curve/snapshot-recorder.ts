import type { AccountEvents } from '../../events/index.ts';
import type { MarketClock, Timer } from '../../kernel/time/clock.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import type { SnapshotStore } from '../store.ts';
import type { Valuer } from '../valuer.ts';

const RECORD_EVERY_MS = 30_000;
/** Trades that follow each other closely share a point. */
const RECORD_PAUSE_MS = 1_000;

export interface SnapshotRecorderOptions {
  readonly account_id: string;
  /** A trade is followed by a point, and a reset by the first one of the new ledger. */
  readonly events: AccountEvents;
  readonly valuer: Pick<Valuer, 'value'>;
  readonly store: Pick<SnapshotStore, 'record'>;
  readonly clock: MarketClock;
  /** Told of a snapshot that failed; the next one is tried all the same. */
  readonly onError: (error: unknown) => void;
}

/** Draws the value curve: a point every 30 seconds and one after trades, at most one a second. */
export class SnapshotRecorder {
  readonly #options: SnapshotRecorderOptions;
  readonly #timer: Periodic;
  readonly #unsubscribe: () => void;
  #asked = false;
  #pause: Timer | undefined;
  /** When a point was last recorded because it was asked for. */
  #answered_at_ms = Number.NEGATIVE_INFINITY;

  constructor(options: SnapshotRecorderOptions) {
    this.#options = options;
    this.#timer = new Periodic(options.clock, RECORD_EVERY_MS, () => void this.record());
    const { account_id, events } = options;
    this.#unsubscribe = events.subscribe((committed) => {
      for (const { account_id: changed_id, change } of committed) {
        if (changed_id !== account_id || change.kind !== 'portfolio') continue;
        if (change.change === 'trade') this.#recordSoon();
        else void this.record();
      }
    });
  }

  /** Records now, and from then on every 30 seconds. */
  async start(): Promise<void> {
    this.#timer.start();
    await this.record();
  }

  /** Ends the timers and records a last point. */
  async stop(): Promise<void> {
    this.#timer.stop();
    this.#unsubscribe();
    this.#pause?.cancel();
    this.#asked = false;
    await this.record();
  }

  /**
   * Records once the events at hand are dealt with, or, where this was asked
   * for a moment ago, when a second has passed since.
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

  /** Records what the account is worth now; never rejects, for a trade is done without it. */
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
