import { toNormalQuantiles } from './elementary.ts';
import { philox } from './philox.ts';

/**
 * Identifies one of many sequences of random numbers: a signed 32-bit integer, which the engine
 * passes without allocating memory.
 */
export type Stream = number;

/** Hashes a text to a signed 32-bit integer with FNV-1a (Fowler, Noll, Vo). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}

/** The purposes of random numbers. */
export type Purpose = 'shock' | 'mood' | 'news' | 'volume' | 'close' | 'book' | 'trades';

/**
 * Returns the stream for one purpose of one owner, independent of everything else simulated.
 *
 * @param owner a ticker, or the name of a factor, which cannot be a ticker
 */
export const streamOf = (owner: string, purpose: Purpose): Stream => hash(`${purpose} ${owner}`);

/** Number of values of a word. */
export const WORDS = 4_294_967_296;

/** Returns the middle of a word's interval in [0, 1]: a probability that is never 0 or 1. */
export const middleOf = (word: number): number => (word + 0.5) / WORDS;

/**
 * All random numbers of one seed. The numbers at a place of a stream are always the same, in
 * whatever order places are visited.
 */
export class Noise {
  /** The two unsigned 32-bit words of the last draw. */
  readonly words = new Uint32Array(2);
  readonly #normal = new Float64Array(1);
  readonly #seed: number;

  /** @param seed any 32-bit integer */
  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Fills `words`. */
  drawWords(stream: Stream, place: number): void {
    philox(this.words, this.#seed, place, stream);
  }

  /** Returns a standard normal number computed from the first word. */
  drawNormal(stream: Stream, place: number): number {
    this.drawWords(stream, place);
    this.#normal[0] = middleOf(this.words[0] as number);
    toNormalQuantiles(this.#normal);
    return this.#normal[0] as number;
  }
}
