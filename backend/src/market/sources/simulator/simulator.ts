import type { Ticker } from '@finally/contract';
import type { Clock, Timer } from '../../../kernel/clock.ts';
import { type PriceE4, priceToJson } from '../../../kernel/money.ts';
import { seededRandom } from '../../../kernel/random.ts';
import type { PastOrigin } from '../../../storage/sqlite/index.ts';
import { INTERVAL_MS, type PriceBar, startOfBar } from '../../bars/bar.ts';
import type { PriceWriter } from '../../prices/cache.ts';
import type { Tick } from '../../prices/price.ts';
import type { Instrument, Universe } from '../../symbols/universe.ts';
import type { HistoryInterval, MarketDataSource, SourceStatus } from '../source.ts';
import { headline } from './headlines.ts';
import { MarketModel } from './market-model.ts';
import { hash } from './noise.ts';
import type { SimulatorModel } from './parameters.ts';
import { inventPast, type Past, toPrice } from './past.ts';
import { STEP_MS, STEP_YEARS, TRADING_SECONDS_PER_YEAR } from './session.ts';
import { bidAsk, sharesPerStep, tradedShares } from './trading.ts';

/** Ten steps missed: something holds the simulator up. */
const PRICE_AGE_MS_MAX = 5_000;

/** Where a ticker stood when the server last ran. */
export interface LastKnown {
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly recorded_at_ms: number;
}

export interface SimulatorOptions {
  readonly cache: PriceWriter;
  readonly clock: Clock;
  readonly universe: Universe;
  /** Any 32-bit integer; the same one gives the same prices, step for step. */
  readonly seed: number;
  /** How prices are made; `market` where nothing is said. */
  readonly model?: SimulatorModel | undefined;
  readonly lastKnown: ReadonlyMap<Ticker, LastKnown>;
}

interface Anchor {
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly time_ms: number;
}

interface Followed {
  readonly instrument: Instrument;
  /** Where following began, and a made-up past ends. */
  readonly anchor: Anchor;
  price_e4: PriceE4;
  previous_close_e4: PriceE4;
  day: number;
}

const dayOf = (time_ms: number): number => startOfBar(time_ms, INTERVAL_MS['1d']);

const isSameOrigin = (one: PastOrigin, other: PastOrigin): boolean =>
  one.seed === other.seed &&
  one.end_ms === other.end_ms &&
  one.end_price_e4 === other.end_price_e4 &&
  one.previous_close_e4 === other.previous_close_e4;

const deviation = ({ volatility }: Instrument, trading_seconds: number): number =>
  volatility * Math.sqrt(trading_seconds / TRADING_SECONDS_PER_YEAR);

/** A market of its own: made-up prices that need no key and no network. */
export class SimulatorSource implements MarketDataSource {
  readonly name = 'simulator';
  readonly history_is_synthetic = true;
  readonly #options: SimulatorOptions;
  readonly #model: MarketModel;
  readonly #followed = new Map<Ticker, Followed>();
  readonly #lastKnown: Map<Ticker, LastKnown>;
  #timer: Timer | undefined;
  #last_update_ms: number | null = null;
  /** The past made up last: it is asked for once at each resolution. */
  #invented:
    | { readonly ticker: Ticker; readonly origin: PastOrigin; readonly past: Past }
    | undefined;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    this.#lastKnown = new Map(options.lastKnown);
    this.#model = new MarketModel(options.seed, options.model ?? 'market');
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
    const followed = this.#followed.get(ticker);
    if (!followed) return;
    // Whoever follows it again finds it where it was left.
    this.#lastKnown.set(ticker, {
      price_e4: followed.price_e4,
      previous_close_e4: followed.previous_close_e4,
      recorded_at_ms: this.#options.clock.now_ms(),
    });
    this.#followed.delete(ticker);
    this.#model.remove(ticker);
    this.#options.cache.remove(ticker);
  }

  tickers(): Ticker[] {
    return [...this.#followed.keys()];
  }

  async history(ticker: Ticker, interval: HistoryInterval): Promise<readonly PriceBar[]> {
    const origin = this.pastOrigin(ticker);
    return origin ? this.pastOf(ticker, origin)[interval] : [];
  }

  pastOrigin(ticker: Ticker): PastOrigin | undefined {
    const anchor = this.#followed.get(ticker)?.anchor;
    return (
      anchor && {
        seed: this.#options.seed,
        end_price_e4: anchor.price_e4,
        end_ms: anchor.time_ms,
        previous_close_e4: anchor.previous_close_e4,
      }
    );
  }

  pastOf(ticker: Ticker, origin: PastOrigin): Past {
    const made = this.#invented;
    if (made?.ticker === ticker && isSameOrigin(made.origin, origin)) return made.past;
    const instrument = this.#options.universe.get(ticker);
    if (!instrument) return { '1s': [], '1m': [], '1d': [] };
    const { seed, ...end } = origin;
    const past = inventPast(seededRandom(seed ^ hash(`${ticker} past`)), {
      ...end,
      deviation: (seconds) => deviation(instrument, seconds),
      volume_per_second: sharesPerStep(instrument) / (STEP_MS / 1000),
    });
    this.#invented = { ticker, origin, past };
    return past;
  }

  status(): SourceStatus {
    const last_update_ms = this.#last_update_ms;
    if (!this.#timer) return { state: 'starting', detail: null, last_update_ms };
    const age_ms = this.#options.clock.now_ms() - (last_update_ms ?? 0);
    return last_update_ms !== null && age_ms > PRICE_AGE_MS_MAX
      ? { state: 'stale', detail: 'The simulated market is held up.', last_update_ms }
      : { state: 'live', detail: null, last_update_ms };
  }

  #follow(ticker: Ticker): void {
    const instrument = this.#options.universe.get(ticker);
    if (!instrument || this.#followed.has(ticker)) return;
    const now_ms = this.#options.clock.now_ms();
    const last = this.#lastKnown.get(ticker);
    const price_e4 = last?.price_e4 ?? toPrice(instrument.price);
    const seed = this.#options.seed ^ hash(ticker);
    const previous_close_e4 = previousClose(instrument, price_e4, last, now_ms, seed);
    this.#followed.set(ticker, {
      instrument,
      anchor: { price_e4, previous_close_e4, time_ms: now_ms },
      price_e4,
      previous_close_e4,
      day: dayOf(now_ms),
    });
    this.#model.add(instrument, priceToJson(price_e4));
    this.#write([
      {
        ticker,
        price_e4,
        previous_close_e4,
        volume: 0,
        timestamp_ms: now_ms,
        ...bidAsk(price_e4, instrument.volatility, 0),
      },
    ]);
  }

  #step(): void {
    const timestamp_ms = this.#options.clock.now_ms();
    const day = dayOf(timestamp_ms);
    this.#model.step();
    const ticks: Tick[] = [];
    for (const [place, { ticker }] of this.#model.instruments.entries()) {
      const followed = this.#followed.get(ticker);
      if (followed) ticks.push(this.#tick(followed, place, day, timestamp_ms));
    }
    this.#write(ticks);
  }

  /** What the model's last step did to the price at `place`. */
  #tick(followed: Followed, place: number, day: number, timestamp_ms: number): Tick {
    const { instrument } = followed;
    const { columns, activity } = this.#model;
    const price_e4 = toPrice(columns.price[place] as number);
    const log_return = columns.log_return[place] as number;
    const jump = columns.jump[place] as number;
    if (day > followed.day) followed.previous_close_e4 = followed.price_e4;
    // Also back, where the clock was set back: the next day is to be noticed.
    followed.day = day;
    followed.price_e4 = price_e4;
    const volume = tradedShares({
      mean: sharesPerStep(instrument),
      activity,
      move: Math.abs(log_return) / (instrument.volatility * Math.sqrt(STEP_YEARS)),
      noise: columns.volume_noise[place] as number,
    });
    const tick = {
      ticker: instrument.ticker,
      price_e4,
      previous_close_e4: followed.previous_close_e4,
      volume,
      timestamp_ms,
      ...bidAsk(price_e4, columns.volatility[place] as number, jump),
    };
    if (jump === 0) return tick;
    return { ...tick, headline: headline(instrument, jump, columns.news_word[place] as number) };
  }

  #write(ticks: readonly Tick[]): void {
    this.#last_update_ms = this.#options.clock.now_ms();
    this.#options.cache.write(ticks, PRICE_AGE_MS_MAX);
  }
}

/** The close that today's change is measured against: the known one, or one a day's walk away. */
function previousClose(
  instrument: Instrument,
  anchor_e4: PriceE4,
  last: LastKnown | undefined,
  now_ms: number,
  seed: number,
): PriceE4 {
  if (last) {
    const sameDay = dayOf(last.recorded_at_ms) === dayOf(now_ms);
    return sameDay ? last.previous_close_e4 : last.price_e4;
  }
  const move = deviation(instrument, TRADING_SECONDS_PER_YEAR / 252) * seededRandom(seed).normal();
  return toPrice(priceToJson(anchor_e4) * Math.exp(-move));
}
