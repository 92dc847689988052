import { SECTORS } from '../../symbols/instrument.ts';
import type { Sector } from '../../symbols/universe.ts';
import { type Noise, type Stream, streamOf } from './random/noise.ts';
import { MOOD_STEPS, moodOffset, varianceMultiplier } from './volatility-cascade.ts';

/** The factor that affects every instrument; the sector factors follow it. */
export const MARKET = 0;

/** Returns the factor shared by a sector's companies. */
export const sectorFactor = (sector: Sector): number => 1 + SECTORS.indexOf(sector);

interface FactorStreams {
  readonly shock: Stream;
  readonly mood: Stream;
}

const STREAMS: readonly FactorStreams[] = [
  'market',
  ...SECTORS.map((sector) => `sector ${sector}`),
].map((owner) => ({
  shock: streamOf(owner, 'shock'),
  mood: streamOf(owner, 'mood'),
}));

/** The factors that move many instruments at once: the market and each sector. */
export class Factors {
  /** By factor: the multiplier of its variance in the last step. */
  readonly variance = new Float64Array(STREAMS.length);
  /** By factor: its standard normal of the last step, times the root of `variance`. */
  readonly shock = new Float64Array(STREAMS.length);
  readonly #noise: Noise;
  readonly #mood_deviation: number;

  /** @param step the last step drawn; `variance` is computed for it */
  constructor(noise: Noise, mood_deviation: number, step: number) {
    this.#noise = noise;
    this.#mood_deviation = mood_deviation;
    for (let factor = 0; factor < STREAMS.length; factor++) this.#changeMood(factor, step);
  }

  /** Draws every factor for a step. Steps must be consecutive. */
  draw(step: number): void {
    for (let factor = 0; factor < STREAMS.length; factor++) {
      const { shock, mood } = STREAMS[factor] as FactorStreams;
      if ((step + moodOffset(mood)) % MOOD_STEPS === 0) this.#changeMood(factor, step);
      this.shock[factor] =
        Math.sqrt(this.variance[factor] as number) * this.#noise.drawNormal(shock, step);
    }
  }

  #changeMood(factor: number, step: number): void {
    const { mood } = STREAMS[factor] as FactorStreams;
    this.variance[factor] = varianceMultiplier(this.#noise, mood, step, this.#mood_deviation);
  }
}
