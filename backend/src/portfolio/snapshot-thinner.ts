import type { SnapshotStore } from '../db/index.ts';
import type { Clock, Timer } from '../kernel/clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Every point is kept for a day, one in five minutes for a month, one an hour beyond. */
const ALL_FOR_MS = DAY_MS;
const FIVE_MINUTES_FOR_MS = 30 * DAY_MS;

export interface SnapshotThinnerOptions {
  readonly account_id: string;
  readonly store: Pick<SnapshotStore, 'thin'>;
  readonly clock: Clock;
  /** Told of a thinning that failed; the next one is tried all the same. */
  readonly onError: (error: unknown) => void;
}

/** Keeps the value curve from growing without bound: the older it is, the coarser. */
export class SnapshotThinner {
  readonly #options: SnapshotThinnerOptions;
  #timer: Timer | undefined;

  constructor(options: SnapshotThinnerOptions) {
    this.#options = options;
  }

  /** Thins now, and from then on every hour. */
  async start(): Promise<void> {
    this.#timer ??= this.#options.clock.every(HOUR_MS, () => void this.thin());
    await this.thin();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** Drops what is denser than its age allows; never rejects. */
  async thin(): Promise<void> {
    const { account_id, store, clock, onError } = this.#options;
    const now_ms = clock.now_ms();
    const month_ago_ms = startOfHour(now_ms - FIVE_MINUTES_FOR_MS);
    const day_ago_ms = startOfHour(now_ms - ALL_FOR_MS);
    try {
      await store.thin(account_id, { from_ms: 0, to_ms: month_ago_ms, interval_ms: HOUR_MS });
      await store.thin(account_id, {
        from_ms: month_ago_ms,
        to_ms: day_ago_ms,
        interval_ms: 5 * MINUTE_MS,
      });
    } catch (error) {
      onError(error);
    }
  }
}

/** Stretches end on the hour, so that none is thinned before it is whole. */
const startOfHour = (time_ms: number): number => time_ms - (time_ms % HOUR_MS);
