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
export type Purpose = 'shock' | 'mood' | 'news';

/**
 * The stream that decides one thing about one thing, whatever else is simulated.
 *
 * @param owner a ticker, or the name of a factor, which no ticker can have
 */
export const streamOf = (owner: string, purpose: Purpose): Stream => hash(`${purpose} ${owner}`);

const WORDS = 2 ** 32;

/**
 * All the randomness of one seed: the numbers at a place of a stream are always
 * the same ones, in whatever order places are visited. Each call fills `words`
 * or `normals`, so that nothing is allocated.
 */
export class Noise {
  /** Two unsigned 32-bit words. */
  readonly words = new Uint32Array(2);
  /** Two independent standard normals. */
  readonly normals = new Float64Array(2);
  readonly #seed: number;

  /** @param seed any 32-bit integer */
  constructor(seed: number) {
    this.#seed = seed;
  }

  drawWords(stream: Stream, place: number): void {
    philox(this.words, this.#seed, place, stream);
  }

  /** By the transform of Box & Muller (1958). */
  drawNormals(stream: Stream, place: number): void {
    philox(this.words, this.#seed, place, stream);
    const radius = Math.sqrt(-2 * Math.log(((this.words[0] as number) + 1) / WORDS));
    const angle = (2 * Math.PI * (this.words[1] as number)) / WORDS;
    this.normals[0] = radius * Math.cos(angle);
    this.normals[1] = radius * Math.sin(angle);
  }
}
