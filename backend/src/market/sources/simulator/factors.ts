import { SECTORS } from '../../symbols/instrument.ts';
import type { Sector } from '../../symbols/universe.ts';
import { type Noise, type Stream, streamOf } from './noise.ts';
import { MOOD_STEPS, moodOffset, varianceMultiplier } from './volatility-cascade.ts';

/** The factor that every instrument shares; the sectors follow it. */
export const MARKET = 0;

/** The factor that a sector's companies share. */
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

/** What moves many instruments at once: the market, and each sector, step by step. */
export class Factors {
  /** By factor: the multiplier of its variance in the last step. */
  readonly variance = new Float64Array(STREAMS.length);
  /** By factor: its standard normal of the last step. */
  readonly shock = new Float64Array(STREAMS.length);
  readonly #noise: Noise;
  readonly #mood_deviation: number;
  #begun = false;

  constructor(noise: Noise, mood_deviation: number) {
    this.#noise = noise;
    this.#mood_deviation = mood_deviation;
  }

  /** Draws every factor at a step; steps are taken one after the other. */
  step(step: number): void {
    const noise = this.#noise;
    for (let factor = 0; factor < STREAMS.length; factor++) {
      const { shock, mood } = STREAMS[factor] as FactorStreams;
      if (!this.#begun || (step + moodOffset(mood)) % MOOD_STEPS === 0) {
        this.variance[factor] = varianceMultiplier(noise, mood, step, this.#mood_deviation);
      }
      noise.drawNormals(shock, step);
      this.shock[factor] = noise.normals[0] as number;
    }
    this.#begun = true;
  }
}
