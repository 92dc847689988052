import type { Logger } from 'pino';
import type { MarketClock } from '../../kernel/time/clock.ts';
import { ClockWatch } from '../../kernel/time/clock-watch.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { BarService } from '../../market/index.ts';
import type { SnapshotStore } from '../store.ts';

export interface FutureDataGuardOptions {
  readonly ledger: Pick<LedgerStore, 'accountIds'>;
  readonly clock: MarketClock;
  readonly snapshots: Pick<SnapshotStore, 'setAside'>;
  readonly bars: Pick<BarService, 'setAside'>;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Moves data with future timestamps out of the value curve and the chart after the clock was set
 * back.
 */
export class FutureDataGuard {
  readonly #options: FutureDataGuardOptions;
  readonly #watch: ClockWatch;

  constructor(options: FutureDataGuardOptions) {
    this.#options = options;
    const { clock, logger } = options;
    this.#watch = new ClockWatch(clock, (jump_ms) => {
      logger.warn({ jump_ms }, 'the clock of this machine was set');
      if (jump_ms > 0) return;
      this.setAsideFutureData().catch((error: unknown) =>
        logger.warn({ err: error }, 'data with future timestamps was not set aside'),
      );
    });
  }

  /** Starts watching the clock. */
  start(): void {
    this.#watch.start();
  }

  stop(): void {
    this.#watch.stop();
  }

  /** Moves data recorded while the clock was ahead out of the curve and the chart. */
  async setAsideFutureData(): Promise<void> {
    const { ledger, clock, snapshots, bars, logger } = this.#options;
    const now_ms = clock.now_ms();
    let points = 0;
    for (const account_id of await ledger.accountIds()) {
      points += await snapshots.setAside(account_id, now_ms);
    }
    const recorded_bars = await bars.setAside(now_ms);
    if (points + recorded_bars === 0) return;
    logger.warn({ points, bars: recorded_bars }, 'data with future timestamps was set aside');
  }
}
