import { foldTicker, type Ticker } from '@finally/contract';
import type { PriceE4 } from '../../../kernel/money.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { MarketClock, Timer } from '../../../kernel/time/clock.ts';
import { coarsen, INTERVAL_MS, type PriceBar, startOfBar } from '../../bars/bar.ts';
import type { PriceWriter } from '../../prices/cache.ts';
import type { Tick } from '../../prices/price.ts';
import type { Listing } from '../../symbols/universe.ts';
import type { HistoryInterval, MarketDataSource, SourceStatus } from '../source.ts';
import { type RecordedTrade, readRecording } from './recording.ts';

const STEP_MS = 500;
/** Maximum number of trades per step. At speed 0 each step plays this many. */
const TRADES_PER_STEP_MAX = 2_000;
/** Ten missed steps mean that the recording has ended or is stuck. */
const PRICE_AGE_MS_MAX = 5_000;

export interface ReplayOptions {
  readonly cache: PriceWriter;
  readonly clock: MarketClock;
  readonly path: string;
  /** Recorded time divided by real time; 0 plays as fast as the steps allow. */
  readonly speed: number;
}

interface Latest {
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  /** Start of the recorded day. */
  readonly day: number;
}

/** Replays recorded prices as live prices. */
export class ReplaySource implements MarketDataSource {
  readonly name = 'replay';
  readonly #options: ReplayOptions;
  /** The followed tickers. */
  readonly #followed = new Set<Ticker>();
  readonly #latest = new Map<Ticker, Latest>();
  #trades: readonly RecordedTrade[] = [];
  #listed: ReadonlySet<Ticker> = new Set();
  /** Number of trades played so far. */
  #played = 0;
  #began_ms = 0;
  #began_monotonic_ms = 0;
  #timer: Timer | undefined;
  #last_update_ms: number | null = null;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  /** @throws RecordingError if the file cannot be played */
  async start(tickers: Iterable<Ticker>): Promise<void> {
    const { clock, path } = this.#options;
    for (const ticker of tickers) this.#followed.add(ticker);
    if (this.#timer) return;
    if (this.#trades.length === 0) {
      this.#trades = await readRecording(path);
      this.#listed = new Set(this.#trades.map(({ ticker }) => ticker));
      this.#began_ms = clock.now_ms();
      this.#began_monotonic_ms = clock.monotonic_ms();
    }
    this.#timer = clock.every(STEP_MS, () => this.#step());
    this.#step();
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  async addTicker(ticker: Ticker): Promise<void> {
    if (this.#followed.has(ticker)) return;
    this.#followed.add(ticker);
    const { cache, clock } = this.#options;
    const timestamp_ms = this.#ended() ? (this.#last_update_ms ?? 0) : clock.now_ms();
    const standing = this.#standing([ticker], timestamp_ms);
    if (this.#timer && standing.length > 0) cache.write(standing, PRICE_AGE_MS_MAX);
  }

  async removeTicker(ticker: Ticker): Promise<void> {
    if (this.#followed.delete(ticker)) this.#options.cache.remove(ticker);
  }

  tickers(): Ticker[] {
    return [...this.#followed];
  }

  /** Returns the bars played so far, at the times they were played. */
  async history(ticker: Ticker, interval: HistoryInterval): Promise<readonly PriceBar[]> {
    const { speed } = this.#options;
    const [first] = this.#trades;
    if (!first || speed === 0 || !this.#followed.has(ticker)) return [];
    const bars: PriceBar[] = [];
    for (let index = 0; index < this.#played; index++) {
      const trade = this.#trades[index];
      if (trade?.ticker !== ticker) continue;
      const played_ms = this.#began_ms + (trade.time_ms - first.time_ms) / speed;
      const { price_e4, volume } = trade;
      bars.push({
        time_ms: startOfBar(Math.floor(played_ms), INTERVAL_MS[interval]),
        open_e4: price_e4,
        high_e4: price_e4,
        low_e4: price_e4,
        close_e4: price_e4,
        volume,
      });
    }
    return coarsen(bars, INTERVAL_MS[interval]);
  }

  status(): SourceStatus {
    const last_update_ms = this.#last_update_ms;
    if (!this.#timer) return { state: 'starting', detail: null, last_update_ms };
    const age_ms = this.#options.clock.now_ms() - (last_update_ms ?? 0);
    const state = age_ms > PRICE_AGE_MS_MAX ? 'stale' : 'live';
    if (this.#ended()) {
      const can_trade =
        state === 'stale' ? 'cannot be traded at' : 'can be traded at for seconds only';
      const detail = `The recording has ended: the last prices are shown, but ${can_trade}.`;
      return { state, detail, last_update_ms };
    }
    const detail = state === 'stale' ? 'The recording is stuck.' : null;
    return { state, detail, last_update_ms };
  }

  async search(query: string, limit: number): Promise<readonly Listing[]> {
    const start = foldTicker(query);
    return [...this.#listed]
      .filter((ticker) => ticker.startsWith(start))
      .sort()
      .slice(0, limit)
      .map(toListing);
  }

  async lookUp(
    ticker: Ticker,
  ): Promise<Result<Listing | undefined, 'price_unavailable' | 'unknown_ticker'>> {
    return ok(this.#listed.has(ticker) ? toListing(ticker) : undefined);
  }

  #step(): void {
    if (this.#ended()) return;
    const timestamp_ms = this.#options.clock.now_ms();
    const until_ms = this.#position_ms();
    const ticks: Tick[] = [];
    for (let count = 0; count < TRADES_PER_STEP_MAX; count++) {
      const trade = this.#trades[this.#played];
      if (!trade || trade.time_ms > until_ms) break;
      this.#played += 1;
      const { ticker, volume } = trade;
      const latest = this.#remember(trade);
      if (this.#followed.has(ticker)) ticks.push(toTick(ticker, latest, volume, timestamp_ms));
    }
    // A ticker without a new trade keeps its price as current while the recording runs.
    const traded = new Set(ticks.map(({ ticker }) => ticker));
    const quiet = this.tickers().filter((ticker) => !traded.has(ticker));
    ticks.push(...this.#standing(quiet, timestamp_ms));
    this.#last_update_ms = timestamp_ms;
    if (ticks.length > 0) this.#options.cache.write(ticks, PRICE_AGE_MS_MAX);
  }

  /** Returns the current position in the recording, in recorded time. */
  #position_ms(): number {
    const { clock, speed } = this.#options;
    const [first] = this.#trades;
    if (!first || speed === 0) return Number.POSITIVE_INFINITY;
    return first.time_ms + (clock.monotonic_ms() - this.#began_monotonic_ms) * speed;
  }

  #ended(): boolean {
    return this.#played === this.#trades.length;
  }

  /** On a new recorded day, the previous close becomes the last price of the day before. */
  #remember({ ticker, time_ms, price_e4 }: RecordedTrade): Latest {
    const day = startOfBar(time_ms, INTERVAL_MS['1d']);
    const before = this.#latest.get(ticker) ?? { price_e4, previous_close_e4: price_e4, day };
    const previous_close_e4 = day > before.day ? before.price_e4 : before.previous_close_e4;
    const latest = { price_e4, previous_close_e4, day };
    this.#latest.set(ticker, latest);
    return latest;
  }

  #standing(tickers: readonly Ticker[], timestamp_ms: number): Tick[] {
    return tickers.flatMap((ticker) => {
      const latest = this.#latest.get(ticker);
      return latest ? toTick(ticker, latest, 0, timestamp_ms) : [];
    });
  }
}

const toTick = (
  ticker: Ticker,
  { price_e4, previous_close_e4 }: Latest,
  volume: number,
  timestamp_ms: number,
): Tick => ({ ticker, price_e4, previous_close_e4, volume, timestamp_ms });

const toListing = (ticker: Ticker): Listing => ({ ticker, name: ticker, sector: 'Other' });
