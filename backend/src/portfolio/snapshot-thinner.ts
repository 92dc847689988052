import type { LedgerStore, SnapshotRow, SnapshotStore } from '../db/index.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import { extremesOf, stretchesOf } from './curve.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Younger points are all kept. */
const WHOLE_FOR_MS = HOUR_MS;

/** How long the stretches are of which only the extremes are kept, by age, the oldest first. */
const STRETCHES = [
  { older_than_ms: 30 * DAY_MS, stretch_ms: HOUR_MS },
  { older_than_ms: DAY_MS, stretch_ms: 5 * MINUTE_MS },
  { older_than_ms: WHOLE_FOR_MS, stretch_ms: 30 * SECOND_MS },
] as const;

/**
 * Points looked at in one turn of the event loop: a few milliseconds, and more
 * than an hour has where each of its seconds is traded.
 */
const SLICE_ROWS = 4_000;

export interface SnapshotThinnerOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'portfolio'>;
  readonly store: Pick<SnapshotStore, 'points' | 'drop'>;
  readonly clock: Clock;
  /** Told of a thinning that failed; the next one is tried all the same. */
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps value curves from growing without bound: the older, the coarser. Of
 * each 30 seconds of the last day, each five minutes of the last 30 days and
 * each hour before that the lowest, the highest and the last point are kept.
 *
 * So neither the extremes are ever lost nor the values at which hours and days
 * end. Volatility, Sharpe ratio and day change come out as on the whole curve.
 * So does the maximum drawdown, unless all of it lay within a single stretch
 * between its lowest and its highest point.
 */
export class SnapshotThinner {
  readonly #options: SnapshotThinnerOptions;
  #timer: Timer | undefined;
  #stopped = false;
  #thinning: Promise<void> | undefined;

  constructor(options: SnapshotThinnerOptions) {
    this.#options = options;
  }

  /** Thins in the background, now and every hour. */
  start(): void {
    this.#timer ??= this.#options.clock.every(HOUR_MS, () => void this.thin());
    void this.thin();
  }

  /** Ends the timer, and waits for the slice at hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#thinning;
  }

  /** Drops from every ledger what is denser than its age allows; never rejects. */
  thin(): Promise<void> {
    this.#thinning ??= this.#thinLedgers()
      .catch(this.#options.onError)
      .finally(() => {
        this.#thinning = undefined;
      });
    return this.#thinning;
  }

  async #thinLedgers(): Promise<void> {
    const { account_id, ledger } = this.#options;
    const { account } = await ledger.portfolio(account_id);
    for (let number = account.ledger; number > 0; number--) await this.#thinLedger(number);
  }

  async #thinLedger(ledger: number): Promise<void> {
    const { account_id, store, clock } = this.#options;
    const now_ms = clock.now_ms();
    const to_ms = startOfHour(now_ms - WHOLE_FOR_MS);
    const stretchOf = ({ recorded_at_ms }: SnapshotRow): number =>
      startOfStretch(recorded_at_ms, now_ms);

    for (let from_ms = 0; ; ) {
      await new Promise<void>((resolve) => clock.soon(resolve));
      if (this.#stopped) return;
      const slice = await store.points(account_id, ledger, { from_ms, to_ms, limit: SLICE_ROWS });
      const last = slice.at(-1);
      if (!last) return;
      const stretches = stretchesOf(slice, stretchOf);
      const isCut = slice.length === SLICE_ROWS && stretches.length > 1;
      const whole = isCut ? stretches.slice(0, -1) : stretches;
      const surplus = whole.flatMap((stretch) => {
        const kept = new Set(extremesOf(stretch));
        return stretch.filter((point) => !kept.has(point));
      });
      const times_ms = surplus.map(({ recorded_at_ms }) => recorded_at_ms);
      await store.drop(account_id, ledger, times_ms);
      from_ms = isCut ? stretchOf(last) : last.recorded_at_ms + 1;
    }
  }
}

/** Ages are counted in whole hours, so that no stretch is thinned before it has ended. */
const startOfHour = (time_ms: number): number => time_ms - (time_ms % HOUR_MS);

/** When the stretch began that a point shares with its neighbours, seen from `now_ms`. */
function startOfStretch(recorded_at_ms: number, now_ms: number): number {
  const age = STRETCHES.find(
    ({ older_than_ms }) => recorded_at_ms < startOfHour(now_ms - older_than_ms),
  );
  return age ? recorded_at_ms - (recorded_at_ms % age.stretch_ms) : recorded_at_ms;
}
