import type { MarketClock } from '../../kernel/time/clock.ts';
import { nextTurn } from '../../kernel/time/pause.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { SnapshotRow, SnapshotStore } from '../store.ts';
import { extremesOf, groupByInterval } from './points.ts';
import { compactableUntil, intervalStart } from './retention.ts';

const COMPACT_EVERY_MS = 3_600_000;

/** Points processed in one turn of the event loop: a few milliseconds. */
const SLICE_ROWS = 2_000;

export interface SnapshotCompactorOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'account'>;
  readonly store: Pick<SnapshotStore, 'points' | 'drop'>;
  readonly clock: MarketClock;
  /** Returns true if old data may be deleted. Default: always. */
  readonly mayDeleteOldData?: () => Promise<boolean>;
  /** Called if a compaction fails; the next one still runs. */
  readonly onError: (error: unknown) => void;
}

/**
 * Bounds the size of value curves: the older the points, the coarser. Keeps the lowest, the highest
 * and the last point of each 30 seconds of the last day, of each five minutes of the last 30 days,
 * and of each hour before that.
 *
 * Extremes and the values at the ends of hours and days are therefore kept. Volatility, Sharpe
 * ratio and day change are the same as on the whole curve. So is the maximum drawdown, unless all
 * of it lay within a single interval, between its lowest and its highest point.
 */
export class SnapshotCompactor {
  readonly #options: SnapshotCompactorOptions;
  readonly #timer: Periodic;
  #stopped = false;
  #compaction: Promise<void> | undefined;

  constructor(options: SnapshotCompactorOptions) {
    this.#options = options;
    this.#timer = new Periodic(options.clock, COMPACT_EVERY_MS, () => void this.compact());
  }

  /** Compacts in the background, now and every hour. */
  start(): void {
    this.#timer.start();
    void this.compact();
  }

  /** Stops the timer, and waits for the current slice. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer.stop();
    await this.#compaction;
  }

  /** Deletes the points of every ledger that are denser than their age allows; never rejects. */
  compact(): Promise<void> {
    this.#compaction ??= this.#compactLedgers()
      .catch(this.#options.onError)
      .finally(() => {
        this.#compaction = undefined;
      });
    return this.#compaction;
  }

  async #compactLedgers(): Promise<void> {
    const { account_id, ledger, mayDeleteOldData } = this.#options;
    if (mayDeleteOldData && !(await mayDeleteOldData())) return;
    const account = await ledger.account(account_id);
    for (let number = account.ledger; number > 0; number--) await this.#compactLedger(number);
  }

  async #compactLedger(ledger: number): Promise<void> {
    const { account_id, store, clock } = this.#options;
    const now_ms = clock.now_ms();
    const to_ms = compactableUntil(now_ms);
    const intervalOf = ({ recorded_at_ms }: SnapshotRow): number =>
      intervalStart(recorded_at_ms, now_ms);

    for (let from_ms = 0; ; ) {
      await nextTurn(clock);
      if (this.#stopped) return;
      const slice = await store.points(account_id, ledger, { from_ms, to_ms, limit: SLICE_ROWS });
      const surplus = groupByInterval(slice, intervalOf).flatMap((group) => {
        const kept = new Set(extremesOf(group));
        return group.filter((point) => !kept.has(point));
      });
      const times_ms = surplus.map(({ recorded_at_ms }) => recorded_at_ms);
      await store.drop(account_id, ledger, times_ms);
      const last = slice.at(-1);
      if (!last || slice.length < SLICE_ROWS) return;
      // The interval may be cut off here; its remaining points are read again with the next slice.
      from_ms = intervalOf(last);
    }
  }
}
