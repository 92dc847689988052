import {
  BARS_LIMIT_MAX,
  type BarInterval,
  type Benchmark,
  type HistoryRange,
  type Ticker,
} from '@finally/contract';
import { centsToJson, priceToJson } from '../../kernel/money.ts';
import { type MarketClock, toIso } from '../../kernel/time/clock.ts';
import { nextTurn } from '../../kernel/time/pause.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import { type BarService, INTERVAL_MS } from '../../market/index.ts';
import type { SnapshotStore } from '../store.ts';
import { basePrice, equalWeightCurve, type PricePoint } from './benchmark.ts';
import { startOfRange } from './range.ts';

/** No finer than tells something; an hour is left out, as it costs sixty minutes to read. */
const INTERVALS = ['1s', '1m', '5m', '15m', '1d'] as const satisfies readonly BarInterval[];

/** About as many points as a chart has pixels for. */
const POINTS_MAX = 400;

/** For this long an answer is good enough: a page asks every half minute. */
const FRESH_MS = 25_000;

export interface WatchlistBenchmarkOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'account'>;
  readonly snapshots: Pick<SnapshotStore, 'points'>;
  readonly bars: Pick<BarService, 'bars' | 'recent'>;
  /** Every ticker that is on some watchlist now. */
  readonly watched: () => Promise<readonly Ticker[]>;
  readonly clock: MarketClock;
}

interface Answered {
  readonly ledger: number;
  readonly at_ms: number;
  readonly benchmark: Promise<Benchmark>;
}

/** What a passive holder of the watchlist would have made of the account's money. */
export class WatchlistBenchmark {
  readonly #options: WatchlistBenchmarkOptions;
  readonly #answered = new Map<HistoryRange, Answered>();

  constructor(options: WatchlistBenchmarkOptions) {
    this.#options = options;
  }

  /** Compares with the value curve over a range, from that curve's first point on. */
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
    // A failure is not worth remembering.
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

    const span_ms = now_ms - first.recorded_at_ms;
    const interval = intervalFor(span_ms);
    const interval_ms = INTERVAL_MS[interval];
    const count = Math.min(BARS_LIMIT_MAX, Math.ceil(span_ms / interval_ms) + 2);
    const series = new Map<Ticker, readonly PricePoint[]>();
    for (const ticker of await watched()) {
      // The first minutes are in memory. To read more, a history of a year may have to be made.
      const recent = interval === '1s' ? bars.recent(ticker, interval, count) : [];
      const reaches = (recent[0]?.time_ms ?? Number.POSITIVE_INFINITY) <= first.recorded_at_ms;
      const known = reaches ? recent : await bars.bars(ticker, interval, count);
      // Reading bars takes milliseconds: other work passes between two tickers.
      await nextTurn(clock);
      if (known.length === 0) continue;
      const points = known.map(({ time_ms, close_e4 }) => ({
        // A bar tells its price when it ends; the last one has not.
        time_ms: Math.min(time_ms + interval_ms, now_ms),
        price: priceToJson(close_e4),
      }));
      series.set(ticker, points);
    }
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

const intervalFor = (span_ms: number): BarInterval =>
  INTERVALS.find((interval) => span_ms / INTERVAL_MS[interval] <= POINTS_MAX) ?? '1d';
