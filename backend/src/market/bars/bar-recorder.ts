import type { MarketClock } from '../../kernel/time/clock.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import type { BarStore, StoredInterval } from '../store.ts';
import { INTERVAL_MS } from './bar.ts';
import type { BarService } from './bar-service.ts';

const RECORD_EVERY_MS = 60_000;

/**
 * How long bars are kept. Long enough for the longest answer at each interval: 1,000 five-second
 * bars span 84 minutes, 1,000 hourly bars 42 days.
 */
export const RETENTION_MS: Readonly<Record<StoredInterval, number>> = {
  '1s': 2 * INTERVAL_MS['1h'],
  '1m': 45 * INTERVAL_MS['1d'],
  '1d': 5 * 365 * INTERVAL_MS['1d'],
};

/**
 * A synthetic history of a ticker that nobody has followed for this long is deleted. Checked once
 * per `DROP_EVERY_MS`.
 */
const UNFOLLOWED_MS = INTERVAL_MS['1d'];
const DROP_EVERY_MS = INTERVAL_MS['1h'];

/** Rows deleted per transaction, and the maximum number of such transactions per round. */
const ROWS_AT_ONCE = 5_000;
const PRUNINGS_MAX = 20;

export interface BarRecorderOptions {
  readonly book: Pick<BarService, 'save' | 'dropUnfollowed'>;
  readonly store: Pick<BarStore, 'prune'>;
  readonly clock: MarketClock;
  /** Returns whether bars that are old by the clock may be deleted; always true if omitted. */
  readonly mayDeleteOldData?: () => Promise<boolean>;
  /** Called if a deletion fails; the next round tries again. */
  readonly onError: (error: unknown) => void;
}

/** Writes new bars once a minute and deletes bars older than the retention period. */
export class BarRecorder {
  readonly #options: BarRecorderOptions;
  readonly #timer: Periodic;
  #recording: Promise<void> | undefined;
  #resume: (() => void) | undefined;
  #isStopping = false;
  #dropped_at_ms = Number.NEGATIVE_INFINITY;

  constructor(options: BarRecorderOptions) {
    this.#options = options;
    this.#timer = new Periodic(options.clock, RECORD_EVERY_MS, () => void this.record());
  }

  start(): void {
    this.#timer.start();
  }

  /** Cancels the timer, finishes a running round without pauses and records once more. */
  async stop(): Promise<void> {
    this.#timer.stop();
    this.#isStopping = true;
    this.#resume?.();
    await this.#recording;
    await this.#options.book.save(() => this.#pause());
  }

  /** Records and deletes; joins a round that is already running. Never rejects. */
  record(): Promise<void> {
    this.#recording ??= this.#record().finally(() => {
      this.#recording = undefined;
    });
    return this.#recording;
  }

  async #record(): Promise<void> {
    const { book, mayDeleteOldData, onError } = this.#options;
    await book.save(() => this.#pause());
    try {
      if (mayDeleteOldData && !(await mayDeleteOldData())) return;
      for (const interval of Object.keys(RETENTION_MS) as StoredInterval[]) {
        await this.#prune(interval);
      }
      await this.#dropUnfollowed();
    } catch (error) {
      onError(error);
    }
  }

  async #prune(interval: StoredInterval): Promise<void> {
    const { store, clock } = this.#options;
    const before_ms = clock.now_ms() - RETENTION_MS[interval];
    for (let pruning = 0; pruning < PRUNINGS_MAX; pruning++) {
      if ((await store.prune(interval, before_ms, ROWS_AT_ONCE)) < ROWS_AT_ONCE) return;
      await this.#pause();
    }
  }

  async #dropUnfollowed(): Promise<void> {
    const { book, clock } = this.#options;
    const now_ms = clock.monotonic_ms();
    if (now_ms - this.#dropped_at_ms < DROP_EVERY_MS) return;
    const before_ms = clock.now_ms() - UNFOLLOWED_MS;
    for (let dropping = 0; dropping < PRUNINGS_MAX; dropping++) {
      const dropped = await book.dropUnfollowed(before_ms, ROWS_AT_ONCE);
      if (dropped < ROWS_AT_ONCE) {
        this.#dropped_at_ms = now_ms;
        return;
      }
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    if (this.#isStopping) return;
    await new Promise<void>((resolve) => {
      this.#resume = resolve;
      this.#options.clock.after(0, resolve);
    });
  }
}
