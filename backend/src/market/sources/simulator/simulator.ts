import { isDeepStrictEqual } from 'node:util';
import type { BarInterval, Ticker } from '@finally/contract';
import { Listeners, throwLater } from '../../../kernel/listeners.ts';
import type { PriceE4 } from '../../../kernel/money.ts';
import type { MarketClock, Timer } from '../../../kernel/time/clock.ts';
import type { PriceBar } from '../../bars/bar.ts';
import type { DayFigures } from '../../board/day-figures.ts';
import type { MarketNews } from '../../news/market-news.ts';
import type { PriceWriter } from '../../prices/cache.ts';
import type { Tick } from '../../prices/price.ts';
import type { MarketPathRow, PastOrigin } from '../../store.ts';
import type { Instrument } from '../../symbols/universe.ts';
import type {
  HistoryInterval,
  MarketDataSource,
  PathPosition,
  RecordedDays,
  SourceStatus,
} from '../source.ts';
import { DayBoard } from './day/day-board.ts';
import { MarketSeries } from './day/market-series.ts';
import { pastOf } from './instrument-past.ts';
import type { MarketPath } from './market-path.ts';
import { headline } from './news/headlines.ts';
import type { Past } from './past.ts';
import { STEP_MS } from './session.ts';
import { bidAsk, stepVolume } from './trading.ts';

/** Ten missed steps: something delays the simulator. */
const PRICE_AGE_MS_MAX = 5_000;

export interface SimulatorOptions {
  readonly cache: PriceWriter;
  readonly clock: MarketClock;
  /** The path of the market; only this source advances it. */
  readonly path: MarketPath;
  /** The current day of the path; one that begins now if left out. */
  readonly days?: DayBoard;
}

interface Followed {
  readonly place: number;
  /** The price and time at which following began, and at which an invented history ends. */
  readonly anchor: {
    readonly price_e4: PriceE4;
    readonly previous_close_e4: PriceE4;
    readonly time_ms: number;
  };
}

/**
 * A simulated market that needs no key and no network. Every instrument takes every step; following
 * one only decides that its prices are written into the cache.
 */
export class SimulatorSource implements MarketDataSource {
  readonly name = 'simulator';
  readonly history_is_synthetic = true;
  readonly #options: SimulatorOptions;
  readonly #places: ReadonlyMap<Ticker, number>;
  readonly #followed = new Map<Ticker, Followed>();
  readonly #days: DayBoard;
  readonly #series: MarketSeries;
  readonly #newsListeners = new Listeners<MarketNews>(throwLater);
  #timer: Timer | undefined;
  #last_update_ms: number | null = null;
  /** The history invented last, because it is requested once per interval. */
  #invented:
    | { readonly ticker: Ticker; readonly origin: PastOrigin; readonly past: Past }
    | undefined;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    this.#days = options.days ?? new DayBoard(options.path);
    this.#series = new MarketSeries(options.path, (place) => this.#origin(place));
    this.#places = new Map(options.path.instruments.map(({ ticker }, place) => [ticker, place]));
  }

  get is_continuous(): boolean {
    return this.#options.path.is_continuous;
  }

  async start(tickers: Iterable<Ticker>): Promise<void> {
    for (const ticker of tickers) this.#follow(ticker);
    this.#timer ??= this.#options.clock.every(STEP_MS, () => this.#step());
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  async addTicker(ticker: Ticker): Promise<void> {
    this.#follow(ticker);
  }

  async removeTicker(ticker: Ticker): Promise<void> {
    if (this.#followed.delete(ticker)) this.#options.cache.remove(ticker);
  }

  tickers(): Ticker[] {
    return [...this.#followed.keys()];
  }

  checkpoint(ahead_ms: number): MarketPathRow {
    const { path, clock } = this.#options;
    const row = path.toRow(clock.now_ms(), Math.ceil(ahead_ms / STEP_MS));
    return { ...row, ...this.#days.toRow() };
  }

  pathPosition(): PathPosition {
    const { seed, step } = this.#options.path;
    return { seed, step };
  }

  dayFigures(): readonly DayFigures[] {
    const { path, clock } = this.#options;
    const time_ms = clock.now_ms();
    path.beginDay(time_ms);
    return path.instruments.map((_, place) => this.#days.figures(place, time_ms));
  }

  completeDay(step: () => Promise<void>): Promise<void> | undefined {
    const { path } = this.#options;
    const missing = path.instruments
      .map((instrument, place) => ({ instrument, place }))
      .filter(({ place }) => this.#days.lacksBeginning(place));
    if (missing.length === 0) return undefined;
    return (async () => {
      for (const { instrument, place } of missing) {
        await step();
        const day = pastOf(instrument, this.#beginning(place))['1d'].at(-1);
        if (day) this.#days.begin(place, day);
      }
    })();
  }

  prepareSeries(step: () => Promise<void>, recorded: RecordedDays): Promise<void> | undefined {
    return this.#series.prepare(this.#options.clock.now_ms(), step, recorded);
  }

  series(ticker: Ticker, interval: BarInterval): readonly PriceBar[] {
    const place = this.#places.get(ticker);
    return place === undefined ? [] : this.#series.bars(place, interval);
  }

  onHeadline(listener: (news: MarketNews) => void): () => void {
    return this.#newsListeners.add(listener);
  }

  async history(ticker: Ticker, interval: HistoryInterval): Promise<readonly PriceBar[]> {
    const origin = this.pastOrigin(ticker);
    return origin ? this.pastOf(ticker, origin)[interval] : [];
  }

  pastOrigin(ticker: Ticker): PastOrigin | undefined {
    const followed = this.#followed.get(ticker);
    return followed && this.#origin(followed.place, followed.anchor);
  }

  pastOf(ticker: Ticker, origin: PastOrigin): Past {
    const made = this.#invented;
    if (made?.ticker === ticker && isDeepStrictEqual(made.origin, origin)) return made.past;
    const instrument = this.#options.path.instruments[this.#places.get(ticker) ?? -1];
    if (!instrument) return { '1s': [], '1m': [], '1d': [] };
    const past = pastOf(instrument, origin);
    this.#invented = { ticker, origin, past };
    return past;
  }

  status(): SourceStatus {
    const last_update_ms = this.#last_update_ms;
    if (!this.#timer) return { state: 'starting', detail: null, last_update_ms };
    const age_ms = this.#options.clock.now_ms() - (last_update_ms ?? 0);
    return last_update_ms !== null && age_ms > PRICE_AGE_MS_MAX
      ? { state: 'stale', detail: 'The simulated market is delayed.', last_update_ms }
      : { state: 'live', detail: null, last_update_ms };
  }

  /** Follows a ticker at the price of the last step, without the step's news and volume. */
  #follow(ticker: Ticker): void {
    const place = this.#places.get(ticker);
    if (place === undefined || this.#followed.has(ticker)) return;
    const { path, clock } = this.#options;
    const time_ms = clock.now_ms();
    path.beginDay(time_ms);
    const price_e4 = path.price(place);
    const previous_close_e4 = path.previousClose(place);
    this.#followed.set(ticker, { place, anchor: { price_e4, previous_close_e4, time_ms } });
    this.#write([
      {
        ticker,
        price_e4,
        previous_close_e4,
        volume: 0,
        timestamp_ms: time_ms,
        ...bidAsk(price_e4, path.volatility(place), 0),
      },
    ]);
  }

  #step(): void {
    const { path, clock } = this.#options;
    const timestamp_ms = clock.now_ms();
    path.advance(timestamp_ms);
    this.#days.takeStep();
    this.#series.takeStep(timestamp_ms, this.#days.step_volumes);
    this.#tellNews(timestamp_ms);
    const followed = [...this.#followed.values()];
    this.#write(followed.map(({ place }) => tickOf(path, place, timestamp_ms)));
  }

  #tellNews(time_ms: number): void {
    const { path } = this.#options;
    for (const [place, instrument] of path.instruments.entries()) {
      if (path.jump(place) === 0) continue;
      const { jump, news_word } = path.detail(place);
      const { ticker } = instrument;
      this.#newsListeners.call({
        ticker,
        text: headline(instrument, jump, news_word),
        time_ms,
        move: jump,
      });
    }
  }

  /** Returns the parameters of an instrument's history up to an anchor; up to now if left out. */
  #origin(place: number, anchor?: Followed['anchor']): PastOrigin {
    const { path, clock } = this.#options;
    const time_ms = anchor?.time_ms ?? clock.now_ms();
    const start = path.start(place);
    return {
      seed: path.seed,
      end_price_e4: anchor?.price_e4 ?? path.price(place),
      end_ms: time_ms,
      previous_close_e4: anchor?.previous_close_e4 ?? path.previousClose(place),
      began:
        path.began_at_ms < time_ms
          ? {
              at_ms: path.began_at_ms,
              price_e4: start.start_price_e4,
              previous_close_e4: start.start_previous_close_e4,
            }
          : undefined,
    };
  }

  /** Returns the parameters of an instrument's history up to the beginning of the path. */
  #beginning(place: number): PastOrigin {
    const { path } = this.#options;
    const { start_price_e4, start_previous_close_e4 } = path.start(place);
    return {
      seed: path.seed,
      end_price_e4: start_price_e4,
      end_ms: path.began_at_ms,
      previous_close_e4: start_previous_close_e4,
    };
  }

  #write(ticks: readonly Tick[]): void {
    this.#last_update_ms = this.#options.clock.now_ms();
    this.#options.cache.write(ticks, PRICE_AGE_MS_MAX);
  }
}

/** Returns the tick of an instrument for the last step of the path. */
export function tickOf(path: MarketPath, place: number, timestamp_ms: number): Tick {
  const instrument = path.instruments[place] as Instrument;
  const price_e4 = path.price(place);
  const { jump, news_word, volume_noise } = path.detail(place);
  const volume = stepVolume(path, place, volume_noise);
  const tick = {
    ticker: instrument.ticker,
    price_e4,
    previous_close_e4: path.previousClose(place),
    volume,
    timestamp_ms,
    ...bidAsk(price_e4, path.volatility(place), jump),
  };
  return jump === 0 ? tick : { ...tick, headline: headline(instrument, jump, news_word) };
}
