import { seededRandom } from '../../../src/kernel/random.ts';

/** Random choices that a seed makes repeatable. */
export class Dice {
  readonly #random: ReturnType<typeof seededRandom>;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** Returns a uniform number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.#random.uniform() * (most - least);
  }

  /** Returns a whole number from 0 to `limit`, exclusive. */
  below(limit: number): number {
    return Math.floor(this.#random.uniform() * limit);
  }

  chance(probability: number): boolean {
    return this.#random.uniform() < probability;
  }

  oneOf<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}
