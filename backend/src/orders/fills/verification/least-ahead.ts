import type { Side } from '@finally/contract';
import { type PriceE4, type QuantityE6, quantityE6 } from '../../../kernel/money.ts';
import { isBeyond } from '../../../kernel/tick.ts';
import { greatest, least } from '../../../kernel/whole-numbers.ts';
import type { RerunStep } from '../../../market/index.ts';
import { type MarketStep, marketStepOf, SHARE_E6, shownBeside } from '../book.ts';
import { queueAtPlacement, type RestingOrder } from '../maker.ts';
import type { FillProfile } from '../profile.ts';

/** Returns the market of a step that ran again, as the fill model sees it. */
const toMarketStep = (shown: RerunStep): MarketStep =>
  marketStepOf(
    { ...shown, bid_size: null, ask_size: null },
    { volume: shown.volume, is_halted: false },
  );

/**
 * Follows the place of a resting order in its queue in the most favorable case: it meets every step, and
 * no other order of the account shares the volume. In reality it has at least so many shares ahead of it,
 * because a step that it missed, or shared, only leaves more of them.
 */
export class LeastAhead {
  readonly #side: Side;
  readonly #limit_e4: PriceE4;
  readonly #volume_percent: bigint;
  /** Undefined until its price is the best for the first time. */
  #ahead: bigint | undefined;

  constructor(
    { side, limit_e4 }: Pick<RestingOrder, 'side' | 'limit_e4'>,
    { volume_percent }: FillProfile,
  ) {
    this.#side = side;
    this.#limit_e4 = limit_e4;
    this.#volume_percent = BigInt(volume_percent);
  }

  /** Begins to rest in a step, whose volume fills nothing of it yet. */
  begin(shown: RerunStep): void {
    const { ahead_e6 } = queueAtPlacement(this.#side, this.#limit_e4, toMarketStep(shown));
    // Whether the news of the step was in the quote is not known.
    const isClear = shown.bid_e4 === shown.quiet.bid_e4 && shown.ask_e4 === shown.quiet.ask_e4;
    this.#ahead = !isClear ? 0n : ahead_e6 === null ? undefined : BigInt(ahead_e6);
  }

  /** @returns the shares ahead before the volume of the step */
  meet(shown: RerunStep): QuantityE6 {
    const { book } = toMarketStep(shown);
    const best_e4 = this.#side === 'buy' ? shown.bid_e4 : shown.ask_e4;
    if (!book || isBeyond(this.#side, best_e4, this.#limit_e4)) return this.#current();
    if (best_e4 !== this.#limit_e4) {
      this.#ahead = 0n;
      return this.#current();
    }
    const there = BigInt(shownBeside(this.#side, this.#limit_e4, book));
    this.#ahead = this.#ahead === undefined ? there : least(this.#ahead, there);
    const before = this.#current();
    const offered = (BigInt(shown.volume) * SHARE_E6 * this.#volume_percent) / 100n;
    this.#ahead = greatest(0n, this.#ahead - offered);
    return before;
  }

  #current(): QuantityE6 {
    return quantityE6(Number(this.#ahead ?? 0n));
  }
}
