import type { Instrument } from '../../symbols/universe.ts';
import { Factors, MARKET, sectorFactor } from './factors.ts';
import { loadingsOf } from './loadings.ts';
import { jumpOf, jumpShareOf, jumpsPerSession } from './news/news.ts';
import { MODEL_PARAMETERS, type ModelParameters, type SimulatorModel } from './parameters.ts';
import { log, toNormalQuantiles } from './random/elementary.ts';
import { middleOf, Noise, streamOf, WORDS } from './random/noise.ts';
import {
  activityAt,
  newsIntensityAt,
  STEP_YEARS,
  STEPS_PER_SESSION,
  sessionPhase,
} from './session.ts';
import { MOOD_STEPS, moodOffset, varianceMultiplier } from './volatility-cascade.ts';

/**
 * Increased with every change that gives another price for the same seed and step, in the model,
 * its parameters or the data of the symbols. The golden hashes in
 * `backend/tests/market/sources/simulator/golden.test.ts` belong to this number.
 */
export const MODEL_VERSION = 1;

/** The state of the model between two steps; everything else follows from the seed and the step. */
export interface ModelState {
  /** Number of steps taken. */
  readonly step: number;
  /** By instrument: the sum of its log returns since step 0. */
  readonly growth: ArrayLike<number>;
}

/** The details of the last step besides the price. */
export interface StepDetail {
  /** The return caused by news in this step; 0 without news. */
  readonly jump: number;
  /** A random unsigned integer that selects the headline. */
  readonly news_word: number;
  /** A standard normal number for the volume. */
  readonly volume_noise: number;
}

/**
 * Prices that move together through one market factor and a factor for each
 * sector (Sharpe 1963, "A simplified model for portfolio analysis"), so that a
 * step takes time in proportion to the number of instruments.
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
 * Every random number is a function of the seed, what it is for and the step, and
 * an instrument takes nothing from others but the factors. So the growth of an
 * instrument at a step is a function of the seed, the version and the step,
 * whatever else is simulated, and whether or not the model was stopped on the way.
 */
export class MarketModel {
  readonly instruments: readonly Instrument[];
  /** By instrument: the sum of its log returns since step 0. */
  readonly growth: Float64Array;
  /** By instrument: its log return in the last step. */
  readonly log_return: Float64Array;
  readonly #jump: Float64Array;
  readonly #parameters: ModelParameters;
  readonly #noise: Noise;
  readonly #factors: Factors;
  readonly #drift: Float64Array;
  readonly #market: Float64Array;
  readonly #sector: Float64Array;
  readonly #own: Float64Array;
  readonly #jumps_per_session: Float64Array;
  readonly #sector_factor: Int32Array;
  readonly #shock_stream: Int32Array;
  readonly #mood_stream: Int32Array;
  readonly #mood_offset: Int32Array;
  readonly #volume_stream: Int32Array;
  /** The own part of the variance and its root, as of the last step. */
  readonly #own_variance: Float64Array;
  readonly #own_deviation: Float64Array;
  /**
   * By instrument, of the last step: its own standard normal, and the random word that decides
   * about news.
   */
  readonly #shock: Float64Array;
  readonly #news: Uint32Array;
  #step: number;
  #activity: number;

  /**
   * @param seed any 32-bit integer
   * @param from the state of an earlier model with the same seed and instruments; step 0 if left
   * out
   * @throws RangeError if `from` is not a state of these instruments
   */
  constructor(
    seed: number,
    model: SimulatorModel,
    instruments: readonly Instrument[],
    from: ModelState = { step: 0, growth: new Float64Array(instruments.length) },
  ) {
    const count = instruments.length;
    if (from.growth.length !== count)
      throw new RangeError('The state belongs to other instruments.');
    this.instruments = instruments;
    this.growth = Float64Array.from(from.growth);
    this.log_return = new Float64Array(count);
    this.#jump = new Float64Array(count);
    this.#parameters = MODEL_PARAMETERS[model];
    this.#noise = new Noise(seed);
    this.#step = from.step;
    const last = Math.max(0, from.step - 1);
    const { activity_depth, jump_share, mood_deviation } = this.#parameters;
    this.#activity = activityAt(sessionPhase(last), activity_depth);
    this.#factors = new Factors(this.#noise, mood_deviation, last);

    const loadings = instruments.map((one) => ({
      ...loadingsOf(one),
      diffusion: Math.sqrt(1 - jumpShareOf(one, jump_share)),
    }));
    this.#drift = Float64Array.from(loadings, ({ drift }) => drift);
    this.#market = Float64Array.from(loadings, ({ market, diffusion }) => market * diffusion);
    this.#sector = Float64Array.from(loadings, ({ sector, diffusion }) => sector * diffusion);
    this.#own = Float64Array.from(loadings, ({ own, diffusion }) => own * diffusion);
    this.#jumps_per_session = Float64Array.from(instruments, (one) =>
      jumpsPerSession(one, jump_share),
    );
    this.#sector_factor = Int32Array.from(instruments, ({ sector }) => sectorFactor(sector));
    this.#shock_stream = Int32Array.from(instruments, ({ ticker }) => streamOf(ticker, 'shock'));
    this.#mood_stream = Int32Array.from(instruments, ({ ticker }) => streamOf(ticker, 'mood'));
    this.#mood_offset = this.#mood_stream.map((stream) => moodOffset(stream) % MOOD_STEPS);
    this.#volume_stream = Int32Array.from(instruments, ({ ticker }) => streamOf(ticker, 'volume'));
    this.#shock = new Float64Array(count);
    this.#news = new Uint32Array(count);
    this.#own_variance = new Float64Array(count);
    this.#own_deviation = new Float64Array(count);
    for (let place = 0; place < count; place++) this.#changeMood(place, last);
  }

  /** Number of steps taken. */
  get step(): number {
    return this.#step;
  }

  /** Activity of the session in the last step; 1 on average. */
  get activity(): number {
    return this.#activity;
  }

  /** Returns the volatility of the last step, annualized. */
  volatility(place: number): number {
    return Math.sqrt(this.#marketVariance() * this.#variance(place));
  }

  /** Returns the details of the last step; zeros before the first one. */
  detail(place: number): StepDetail {
    const { ticker } = this.instruments[place] as Instrument;
    const last = this.#step - 1;
    const jump = this.jump(place);
    const volume_noise = this.#noise.drawNormal(wholeAt(this.#volume_stream, place), last);
    if (jump === 0) return { jump, news_word: 0, volume_noise };
    this.#noise.drawWords(streamOf(ticker, 'news'), last);
    return { jump, news_word: this.#noise.words[1] as number, volume_noise };
  }

  /** Returns the return caused by news in the last step; 0 without news. */
  jump(place: number): number {
    return at(this.#jump, place);
  }

  /** Fills `normals` with the `volume_noise` of every instrument in the last step. */
  drawVolumeNoise(normals: Float64Array): void {
    const last = this.#step - 1;
    for (let place = 0; place < normals.length; place++) {
      this.#noise.drawWords(wholeAt(this.#volume_stream, place), last);
      normals[place] = middleOf(this.#noise.words[0] as number);
    }
    toNormalQuantiles(normals);
  }

  /** Takes one step with every instrument. */
  advance(): void {
    const step = this.#step++;
    this.#draw(step);
    const { activity_depth } = this.#parameters;
    const phase = sessionPhase(step);
    this.#activity = activityAt(phase, activity_depth);
    const news = (newsIntensityAt(phase, activity_depth) / STEPS_PER_SESSION) * WORDS;
    const factors = this.#factors;
    const market_variance = this.#marketVariance();
    const scale = Math.sqrt(this.#activity * STEP_YEARS);
    // The market's mood is part of its own shock already.
    const scale_of_others = Math.sqrt(market_variance * STEP_YEARS);
    const market_shock = scale * at(factors.shock, MARKET);

    for (let place = 0; place < this.growth.length; place++) {
      const shock =
        at(this.#market, place) * market_shock +
        scale_of_others *
          (at(this.#sector, place) * at(factors.shock, wholeAt(this.#sector_factor, place)) +
            at(this.#own, place) * at(this.#own_deviation, place) * at(this.#shock, place));
      let log_return =
        (at(this.#drift, place) - (market_variance * this.#variance(place)) / 2) * STEP_YEARS +
        shock;
      this.#jump[place] = 0;
      if ((this.#news[place] as number) < at(this.#jumps_per_session, place) * news) {
        log_return += log(1 + this.#drawJump(place, step));
      }
      this.log_return[place] = log_return;
      this.growth[place] = at(this.growth, place) + log_return;
    }
  }

  /** Draws the random numbers of a step, and the moods that change with it. */
  #draw(step: number): void {
    const { words } = this.#noise;
    const change = (MOOD_STEPS - (step % MOOD_STEPS)) % MOOD_STEPS;
    for (let place = 0; place < this.growth.length; place++) {
      this.#noise.drawWords(wholeAt(this.#shock_stream, place), step);
      this.#shock[place] = middleOf(words[0] as number);
      this.#news[place] = words[1] as number;
      if (wholeAt(this.#mood_offset, place) === change) this.#changeMood(place, step);
    }
    toNormalQuantiles(this.#shock);
    this.#factors.draw(step);
  }

  #drawJump(place: number, step: number): number {
    const { ticker } = this.instruments[place] as Instrument;
    this.#noise.drawWords(streamOf(ticker, 'news'), step);
    const jump = jumpOf(this.#noise.words[0] as number);
    this.#jump[place] = jump;
    return jump;
  }

  #marketVariance(): number {
    return this.#activity * at(this.#factors.variance, MARKET);
  }

  /** Returns the variance of an instrument relative to the market's. */
  #variance(place: number): number {
    const market = at(this.#market, place);
    const sector = at(this.#sector, place);
    const own = at(this.#own, place);
    return (
      market * market +
      sector * sector * at(this.#factors.variance, wholeAt(this.#sector_factor, place)) +
      own * own * at(this.#own_variance, place)
    );
  }

  #changeMood(place: number, step: number): void {
    const stream = wholeAt(this.#mood_stream, place);
    const { mood_deviation } = this.#parameters;
    const variance = varianceMultiplier(this.#noise, stream, step, mood_deviation);
    this.#own_variance[place] = variance;
    this.#own_deviation[place] = Math.sqrt(variance);
  }
}

/**
 * Reads an element that is known to exist. Separate functions for each array type are faster than
 * one for all.
 */
const at = (array: Float64Array, place: number): number => array[place] as number;
const wholeAt = (array: Int32Array, place: number): number => array[place] as number;
