import type { MarketClock } from '../../kernel/time/clock.ts';
import { nextTurn } from '../../kernel/time/pause.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { SnapshotRow, SnapshotStore } from '../store.ts';
import { extremesOf, stretchesOf } from './points.ts';
import { endOfAgeing, startOfStretch } from './retention.ts';

const THIN_EVERY_MS = 3_600_000;

/** Points looked at in one turn of the event loop: a few milliseconds. */
const SLICE_ROWS = 2_000;

export interface SnapshotThinnerOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'account'>;
  readonly store: Pick<SnapshotStore, 'points' | 'drop'>;
  readonly clock: MarketClock;
  /** Whether what is old by the clock may be dropped; always if left out. */
  readonly mayForget?: () => Promise<boolean>;
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
  readonly #timer: Periodic;
  #stopped = false;
  #thinning: Promise<void> | undefined;

  constructor(options: SnapshotThinnerOptions) {
    this.#options = options;
    this.#timer = new Periodic(options.clock, THIN_EVERY_MS, () => void this.thin());
  }

  /** Thins in the background, now and every hour. */
  start(): void {
    this.#timer.start();
    void this.thin();
  }

  /** Ends the timer, and waits for the slice at hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer.stop();
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
    const { account_id, ledger, mayForget } = this.#options;
    if (mayForget && !(await mayForget())) return;
    const account = await ledger.account(account_id);
    for (let number = account.ledger; number > 0; number--) await this.#thinLedger(number);
  }

  async #thinLedger(ledger: number): Promise<void> {
    const { account_id, store, clock } = this.#options;
    const now_ms = clock.now_ms();
    const to_ms = endOfAgeing(now_ms);
    const stretchOf = ({ recorded_at_ms }: SnapshotRow): number =>
      startOfStretch(recorded_at_ms, now_ms);

    for (let from_ms = 0; ; ) {
      await nextTurn(clock);
      if (this.#stopped) return;
      const slice = await store.points(account_id, ledger, { from_ms, to_ms, limit: SLICE_ROWS });
      const surplus = stretchesOf(slice, stretchOf).flatMap((stretch) => {
        const kept = new Set(extremesOf(stretch));
        return stretch.filter((point) => !kept.has(point));
      });
      const times_ms = surplus.map(({ recorded_at_ms }) => recorded_at_ms);
      await store.drop(account_id, ledger, times_ms);
      const last = slice.at(-1);
      if (!last || slice.length < SLICE_ROWS) return;
      // Its stretch may be cut off: what is left of it is looked at again, with the rest.
      from_ms = stretchOf(last);
    }
  }
}
