import {
  HISTORY_POINTS_MAX,
  type History,
  type HistoryRange,
  type Performance,
} from '@finally/contract';
import { memoizeByIdentity } from '../../kernel/memoize.ts';
import { type Cents, cents, centsToJson } from '../../kernel/money.ts';
import { type MarketClock, toIso } from '../../kernel/time/clock.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { SnapshotRow, SnapshotStore } from '../store.ts';
import { percent, toPortfolio } from '../valuation.ts';
import type { Valuer } from '../valuer.ts';
import { maximumDrawdown, risk, valueAtDayStart } from './performance.ts';
import { thinCurve } from './points.ts';
import { startOfRange } from './range.ts';

export interface ValueHistoryOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'account'>;
  readonly snapshots: Pick<SnapshotStore, 'points'>;
  readonly valuer: Pick<Valuer, 'value'>;
  readonly clock: MarketClock;
}

/** The value curve of an account, and the performance figures computed from it. */
export class ValueHistory {
  readonly #options: ValueHistoryOptions;

  constructor(options: ValueHistoryOptions) {
    this.#options = options;
  }

  /**
   * Returns the value curve over the last `range`, in at most 1,000 points that keep its extremes.
   * Returns the same object while the points are unchanged.
   */
  async history(range: HistoryRange): Promise<History> {
    const { account_id, ledger, snapshots, clock } = this.#options;
    const now_ms = clock.now_ms();
    const account = await ledger.account(account_id);
    const query = { from_ms: startOfRange(range, now_ms), to_ms: now_ms + 1 };
    return draw(await snapshots.points(account_id, account.ledger, query));
  }

  /**
   * Returns the value that today's change is measured against: the value at the beginning of the
   * UTC day.
   */
  async valueAtDayStart(): Promise<Cents> {
    const { account_id, ledger, snapshots, clock } = this.#options;
    const account = await ledger.account(account_id);
    const now_ms = clock.now_ms();
    const recorded = await snapshots.points(account_id, account.ledger, { to_ms: now_ms + 1 });
    return valueAtDayStart(recorded, now_ms, account.starting_cash_cents);
  }

  /** Returns profit, return, drawdown, volatility and Sharpe ratio since the ledger was opened. */
  async performance(): Promise<Performance> {
    const { account_id, snapshots, valuer, clock } = this.#options;
    const now_ms = clock.now_ms();
    const valuation = await valuer.value();
    const { account, total_value_cents } = valuation;
    const { total_value, realized_pnl, unrealized_pnl, as_of } = toPortfolio(
      valuation,
      now_ms,
      // Descriptions of positions are not needed here.
      () => undefined,
    );
    const recorded = await snapshots.points(account_id, account.ledger, { to_ms: now_ms + 1 });
    const curve = [...recorded, { recorded_at_ms: now_ms, total_value_cents }];
    const day_start = valueAtDayStart(curve, now_ms, account.starting_cash_cents);
    const fall = maximumDrawdown(curve);
    const swing = risk(curve);
    return {
      total_value,
      realized_pnl,
      unrealized_pnl,
      day_change: centsToJson(cents(total_value_cents - day_start)),
      day_change_percent: percent(total_value_cents - day_start, day_start),
      return_percent: percent(
        total_value_cents - account.starting_cash_cents,
        account.starting_cash_cents,
      ),
      max_drawdown_percent: round(100 * (fall?.depth ?? 0)),
      max_drawdown_peak_at: fall ? toIso(fall.peak_ms) : null,
      max_drawdown_trough_at: fall ? toIso(fall.trough_ms) : null,
      volatility_percent: swing ? round(100 * swing.volatility) : null,
      sharpe_ratio: swing?.sharpe_ratio == null ? null : round(swing.sharpe_ratio),
      return_interval_seconds: swing ? swing.interval_ms / 1000 : null,
      since: account.opened_at,
      as_of,
    };
  }
}

const draw = memoizeByIdentity(
  (rows: readonly SnapshotRow[]): History => ({
    snapshots: thinCurve(rows, HISTORY_POINTS_MAX).map((row) => ({
      total_value: centsToJson(row.total_value_cents),
      cash_balance: centsToJson(row.cash_cents),
      recorded_at: toIso(row.recorded_at_ms),
    })),
  }),
);

/** Rounds to four decimals. */
const round = (value: number): number => Math.round(value * 10_000) / 10_000;
