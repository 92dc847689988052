import type { Benchmark, HistoryRange, Ticker } from '@finally/contract';
import { centsToJson } from '../../kernel/money.ts';
import { type MarketClock, toIso } from '../../kernel/time/clock.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { BarService } from '../../market/index.ts';
import type { SnapshotStore } from '../store.ts';
import { basePrice, equalWeightCurve } from './benchmark.ts';
import { startOfRange } from './range.ts';
import { readPrices } from './read-prices.ts';

/** An answer is reused for this long; a page requests one every half minute. */
const FRESH_MS = 25_000;

export interface WatchlistBenchmarkOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'account'>;
  readonly snapshots: Pick<SnapshotStore, 'points'>;
  readonly bars: Pick<BarService, 'bars' | 'recent'>;
  /** Returns every ticker that is on any watchlist. */
  readonly watched: () => Promise<readonly Ticker[]>;
  readonly clock: MarketClock;
}

interface Answered {
  readonly ledger: number;
  readonly at_ms: number;
  readonly benchmark: Promise<Benchmark>;
}

/**
 * Computes the value of a portfolio that holds the watchlist passively, from the account's money.
 */
export class WatchlistBenchmark {
  readonly #options: WatchlistBenchmarkOptions;
  readonly #answered = new Map<HistoryRange, Answered>();

  constructor(options: WatchlistBenchmarkOptions) {
    this.#options = options;
  }

  /** Returns the benchmark over a range, from the first point of the value curve on. */
  async over(range: HistoryRange): Promise<Benchmark> {
    const { account_id, ledger: store, clock } = this.#options;
    const { ledger } = await store.account(account_id);
    const now_ms = clock.now_ms();
    const known = this.#answered.get(range);
    const age_ms = now_ms - (known?.at_ms ?? 0);
    // Negative if the clock was set back.
    if (known?.ledger === ledger && age_ms >= 0 && age_ms < FRESH_MS) return known.benchmark;
    const benchmark = this.#compute(ledger, range, now_ms);
    this.#answered.set(range, { ledger, at_ms: now_ms, benchmark });
    // A failure is not cached.
    benchmark.catch(() => this.#answered.delete(range));
    return benchmark;
  }

  async #compute(ledger: number, range: HistoryRange, now_ms: number): Promise<Benchmark> {
    const { account_id, snapshots, watched, bars, clock } = this.#options;
    const [first] = await snapshots.points(account_id, ledger, {
      from_ms: startOfRange(range, now_ms),
      to_ms: now_ms + 1,
    });
    if (!first) return { points: [], holdings: [] };

    const span = { from_ms: first.recorded_at_ms, to_ms: now_ms };
    const series = await readPrices(await watched(), span, { bars, clock });
    const from_ms = first.recorded_at_ms;
    const start_value = centsToJson(first.total_value_cents);
    const curve = equalWeightCurve([...series.values()], from_ms, start_value);
    return {
      points: curve.map(({ time_ms, value }) => ({
        time: toIso(time_ms),
        value: Math.round(value * 100) / 100,
      })),
      holdings: [...series].map(([ticker, points]) => ({
        ticker,
        shares: start_value / series.size / (basePrice(points, from_ms) as number),
        price: points.at(-1)?.price as number,
      })),
    };
  }
}
