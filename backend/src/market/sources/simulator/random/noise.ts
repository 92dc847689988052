import { toNormalQuantiles } from './elementary.ts';
import { philox } from './philox.ts';

/**
 * One sequence of random numbers among very many: a signed 32-bit integer, which
 * the engine hands from function to function without a place on the heap.
 */
export type Stream = number;

/** FNV-1a (Fowler, Noll, Vo): a text as a signed 32-bit integer. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}

/** What the random numbers of something decide. */
export type Purpose = 'shock' | 'mood' | 'news' | 'volume' | 'close' | 'book';

/**
 * The stream that decides one thing about one thing, whatever else is simulated.
 *
 * @param owner a ticker, or the name of a factor, which no ticker can have
 */
export const streamOf = (owner: string, purpose: Purpose): Stream => hash(`${purpose} ${owner}`);

/** How many values a word has. */
export const WORDS = 4_294_967_296;

/** Returns the middle of a word's share of 0 to 1: a probability that is never 0 or 1. */
export const middleOf = (word: number): number => (word + 0.5) / WORDS;

/**
 * All the randomness of one seed: the numbers at a place of a stream are always
 * the same ones, in whatever order places are visited.
 */
export class Noise {
  /** Two unsigned 32-bit words, those of the last draw. */
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

  /** Returns a standard normal that stands for the first word. */
  drawNormal(stream: Stream, place: number): number {
    this.drawWords(stream, place);
    this.#normal[0] = middleOf(this.words[0] as number);
    toNormalQuantiles(this.#normal);
    return this.#normal[0] as number;
  }
}
