import type { Logger } from 'pino';
import type { MarketClock } from '../../kernel/time/clock.ts';
import { ClockWatch } from '../../kernel/time/clock-watch.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { BarService } from '../../market/index.ts';
import type { SnapshotStore } from '../store.ts';

export interface TimeKeeperOptions {
  readonly ledger: Pick<LedgerStore, 'accountIds'>;
  readonly clock: MarketClock;
  readonly snapshots: Pick<SnapshotStore, 'setAside'>;
  readonly bars: Pick<BarService, 'setAside'>;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Keeps the value curve and the chart from holding a future, after the clock was set back. */
export class TimeKeeper {
  readonly #options: TimeKeeperOptions;
  readonly #watch: ClockWatch;

  constructor(options: TimeKeeperOptions) {
    this.#options = options;
    const { clock, logger } = options;
    this.#watch = new ClockWatch(clock, (jump_ms) => {
      logger.warn({ jump_ms }, 'the clock of this machine was set');
      if (jump_ms > 0) return;
      this.setFutureAside().catch((error: unknown) =>
        logger.warn({ err: error }, 'what is later than the clock was not set aside'),
      );
    });
  }

  /** Watches the clock from now on. */
  start(): void {
    this.#watch.start();
  }

  stop(): void {
    this.#watch.stop();
  }

  /** Takes what was recorded while the clock was ahead out of the curve and the chart. */
  async setFutureAside(): Promise<void> {
    const { ledger, clock, snapshots, bars, logger } = this.#options;
    const now_ms = clock.now_ms();
    let points = 0;
    for (const account_id of await ledger.accountIds()) {
      points += await snapshots.setAside(account_id, now_ms);
    }
    const recorded_bars = await bars.setAside(now_ms);
    if (points + recorded_bars === 0) return;
    logger.warn({ points, bars: recorded_bars }, 'what is later than the clock was set aside');
  }
}
