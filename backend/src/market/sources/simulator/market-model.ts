import type { Ticker } from '@finally/contract';
import type { Instrument } from '../../symbols/universe.ts';
import { Columns } from './columns.ts';
import { Factors, MARKET, sectorFactor } from './factors.ts';
import { loadingsOf } from './loadings.ts';
import { jumpOf, jumpShareOf, jumpsPerSession } from './news.ts';
import { Noise, streamOf } from './noise.ts';
import { MODEL_PARAMETERS, type ModelParameters, type SimulatorModel } from './parameters.ts';
import {
  activityAt,
  newsIntensityAt,
  STEP_YEARS,
  STEPS_PER_SESSION,
  sessionPhase,
} from './session.ts';
import { MOOD_STEPS, moodOffset, varianceMultiplier } from './volatility-cascade.ts';

const COLUMNS = [
  'drift',
  'market',
  'sector',
  'own',
  'sector_factor',
  'jumps_per_session',
  'shock_stream',
  'news_stream',
  'mood_stream',
  'mood_offset',
  'own_variance',
  'price',
  'log_return',
  'volatility',
  'jump',
  'news_word',
  'volume_noise',
] as const;

const WORDS = 2 ** 32;

/**
 * Prices that move together through one market factor and a factor for each
 * sector (Sharpe 1963, "A simplified model for portfolio analysis"), so that a
 * step takes time in proportion to the number of instruments, and adding or
 * removing one takes the same time however many there are.
 *
 * With the loadings of loadings.ts, the activity a of session.ts and the
 * multipliers h of volatility-cascade.ts, one step of length dt moves a price by
 *
 *     v = (1 − f)·a·h_market·(market² + sector²·h_sector + own²·h_own)·dt
 *     log return = drift·dt − v/2 + √((1 − f)·a·h_market·dt)·(market·z_market
 *                  + sector·√h_sector·z_sector + own·√h_own·z_own) + ln(1 + jump)
 *
 * where f is the share of jumps. a and h have mean 1, so a session's variance is
 * σ²/252 on average, and the expected growth is `drift` exactly.
 *
 * Every random number is a function of the seed, what it is for and the step:
 * an instrument's return at a step is the same whenever the instrument was added
 * and whatever else is followed.
 */
export class MarketModel {
  readonly #parameters: ModelParameters;
  readonly #noise: Noise;
  readonly #columns = new Columns(COLUMNS);
  readonly #instruments: Instrument[] = [];
  readonly #places = new Map<Ticker, number>();
  readonly #factors: Factors;
  #step = 0;
  #activity = 1;

  /** @param seed any 32-bit integer; the same one gives the same returns */
  constructor(seed: number, model: SimulatorModel) {
    this.#noise = new Noise(seed);
    this.#parameters = MODEL_PARAMETERS[model];
    this.#factors = new Factors(this.#noise, this.#parameters.mood_deviation);
  }

  /** What is simulated; an instrument keeps its place until another one is removed. */
  get instruments(): readonly Instrument[] {
    return this.#instruments;
  }

  /**
   * By place in `instruments`, after the last step: `price` in dollars,
   * `log_return`, `volatility` (of the moment, a year), `jump` (a simple return,
   * 0 without news), `news_word` and `volume_noise` (random: an unsigned integer,
   * a standard normal). Valid until the next change or step.
   */
  get columns(): Readonly<
    Record<
      'price' | 'log_return' | 'volatility' | 'jump' | 'news_word' | 'volume_noise',
      Float64Array
    >
  > {
    return this.#columns.arrays;
  }

  /** How busy the session was in the last step; 1 on average. */
  get activity(): number {
    return this.#activity;
  }

  /** @param price where to begin, in dollars */
  add(instrument: Instrument, price: number): void {
    if (this.#places.has(instrument.ticker)) return;
    const { jump_share, mood_deviation } = this.#parameters;
    const { drift, market, sector, own } = loadingsOf(instrument);
    const diffusion = Math.sqrt(1 - jumpShareOf(instrument, jump_share));
    const mood_stream = streamOf(instrument.ticker, 'mood');
    const place = this.#instruments.length;
    this.#columns.put(place, {
      drift,
      market: market * diffusion,
      sector: sector * diffusion,
      own: own * diffusion,
      sector_factor: sectorFactor(instrument.sector),
      jumps_per_session: jumpsPerSession(instrument, jump_share),
      shock_stream: streamOf(instrument.ticker, 'shock'),
      news_stream: streamOf(instrument.ticker, 'news'),
      mood_stream,
      mood_offset: moodOffset(mood_stream),
      own_variance: varianceMultiplier(this.#noise, mood_stream, this.#step, mood_deviation),
      price,
      log_return: 0,
      volatility: instrument.volatility,
      jump: 0,
      news_word: 0,
      volume_noise: 0,
    });
    this.#instruments.push(instrument);
    this.#places.set(instrument.ticker, place);
  }

  remove(ticker: Ticker): void {
    const place = this.#places.get(ticker);
    if (place === undefined) return;
    const last = this.#instruments.length - 1;
    const moved = this.#instruments[last] as Instrument;
    this.#columns.move(last, place);
    this.#instruments[place] = moved;
    this.#places.set(moved.ticker, place);
    this.#instruments.pop();
    this.#places.delete(ticker);
  }

  /** Moves every price one step on. Allocates nothing. */
  step(): void {
    const step = this.#step++;
    const noise = this.#noise;
    const { activity_depth, mood_deviation } = this.#parameters;
    const phase = sessionPhase(step);
    this.#activity = activityAt(phase, activity_depth);
    const news = newsIntensityAt(phase, activity_depth) / STEPS_PER_SESSION;
    const factors = this.#factors;
    factors.step(step);
    const market_variance = this.#activity * at(factors.variance, MARKET);
    const scale = Math.sqrt(market_variance * STEP_YEARS);
    const market_shock = at(factors.shock, MARKET);

    const columns = this.#columns.arrays;
    const count = this.#instruments.length;
    for (let place = 0; place < count; place++) {
      if ((step + at(columns.mood_offset, place)) % MOOD_STEPS === 0) {
        const mood_stream = at(columns.mood_stream, place);
        columns.own_variance[place] = varianceMultiplier(noise, mood_stream, step, mood_deviation);
      }
      const own_variance = at(columns.own_variance, place);
      const sector_factor = at(columns.sector_factor, place);
      const market = at(columns.market, place);
      const sector = at(columns.sector, place);
      const own = at(columns.own, place);
      const variance =
        market_variance *
        (market * market +
          sector * sector * at(factors.variance, sector_factor) +
          own * own * own_variance);

      noise.drawNormals(at(columns.shock_stream, place), step);
      columns.volume_noise[place] = at(noise.normals, 1);
      const shock =
        market * market_shock +
        sector * Math.sqrt(at(factors.variance, sector_factor)) * at(factors.shock, sector_factor) +
        own * Math.sqrt(own_variance) * at(noise.normals, 0);

      noise.drawWords(at(columns.news_stream, place), step);
      const isNews =
        (noise.words[0] as number) < at(columns.jumps_per_session, place) * news * WORDS;
      const jump = isNews ? jumpOf(noise.words[1] as number) : 0;

      const log_return =
        (at(columns.drift, place) - variance / 2) * STEP_YEARS +
        scale * shock +
        (isNews ? Math.log1p(jump) : 0);
      columns.log_return[place] = log_return;
      columns.price[place] = at(columns.price, place) * Math.exp(log_return);
      columns.volatility[place] = Math.sqrt(variance);
      columns.jump[place] = jump;
      columns.news_word[place] = isNews ? (noise.words[1] as number) >>> 1 : 0;
    }
  }
}

/** A place that is known to be there. */
const at = (array: Float64Array, place: number): number => array[place] as number;
