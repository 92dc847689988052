import type { Side } from '@finally/contract';
import { type PriceE4, type QuantityE6, quantityE6 } from '../../kernel/money.ts';
import { isBeyond } from '../../kernel/tick.ts';
import { boundedQuantity, greatest } from '../../kernel/whole-numbers.ts';
import { type Book, bestFor, type MarketStep, SHARE_E6, shownBeside } from './book.ts';
import type { Execution, QueueProgress } from './execution.ts';
import type { FillProfile } from './profile.ts';
import { atStep, type RecentTaking } from './recent-taking.ts';

/** Where a resting order stands among others at its price. Plain data, to be kept with the order. */
export interface QueuePosition {
  /**
   * Shares of others that are filled first. Null until its price is the best for the first time.
   * Negative: volume that has reached the order but is less than a share.
   */
  readonly ahead_e6: QuantityE6 | null;
  /** Whether its price was the best one in the last step. */
  readonly is_best: boolean;
}

export interface RestingOrder {
  readonly side: Side;
  readonly limit_e4: PriceE4;
  /** What is not filled yet; more than zero. */
  readonly left_e6: QuantityE6;
  readonly queue: QueuePosition;
}

/** What a step did to a resting order. */
export interface Meeting {
  /** Null if nothing was filled. */
  readonly execution: Execution | null;
  readonly queue: QueuePosition;
  readonly recent: RecentTaking;
}

const NONE = quantityE6(0);

/** Returns the best price on the side where an order of `side` rests. */
const bestBeside = (side: Side, book: Book): PriceE4 =>
  side === 'buy' ? book.bid_e4 : book.ask_e4;

/**
 * Returns the place in the queue of a limit that begins to rest in this step: behind what is shown at
 * its price. An order that improves the best price has nobody ahead.
 */
export function queueAtPlacement(
  side: Side,
  limit_e4: PriceE4,
  { book }: Pick<MarketStep, 'book'>,
): QueuePosition {
  if (!book || isBeyond(side, bestBeside(side, book), limit_e4)) {
    return { ahead_e6: null, is_best: false };
  }
  const is_joined = bestBeside(side, book) === limit_e4;
  return { ahead_e6: is_joined ? shownBeside(side, limit_e4, book) : NONE, is_best: true };
}

/**
 * Fills a resting limit in one step, at its limit and never better. The first step that it meets is the
 * one after it was placed. Rules for a buy; a sale is the mirror image:
 *
 * - `queue`: an ask at or below the limit fills all of it. If it is alone at the top, it gets half of
 *   the step's volume. If it is at the bid, half of the volume goes to those ahead first (the queue
 *   rule of Nautilus Trader; `RiskAdverseQueueModel` of hftbacktest: only trades advance the queue).
 * - `through`: a trade below the limit fills at most 10 % of the volume.
 * - `touch`: a trade at or below the limit fills all of it.
 *
 * Volume fills whole shares. What is less than a share is kept in the queue's position, so that small
 * volumes add up.
 *
 * @param recent what the account took lately; orders that meet the step later share its volume
 */
export function meet(
  profile: FillProfile,
  market: MarketStep,
  order: RestingOrder,
  recent: RecentTaking,
): Meeting {
  const now = atStep(recent, market.step);
  const stays = { execution: null, queue: order.queue, recent: now };
  if (market.is_halted) return stays;
  const { side, limit_e4, queue } = order;
  switch (profile.maker) {
    case 'touch':
      return isBeyond(side, market.last_e4, limit_e4) ? stays : fillAll(order, now);
    case 'through': {
      const isThrough = !isBeyond(side, market.last_e4, limit_e4) && market.last_e4 !== limit_e4;
      return isThrough
        ? fillFromVolume(profile, market, order, Math.min(queue.ahead_e6 ?? 0, 0), now)
        : stays;
    }
    case 'queue':
      return market.book ? meetBook(profile, market, market.book, order, now) : stays;
  }
}

function meetBook(
  profile: FillProfile,
  market: MarketStep,
  book: Book,
  order: RestingOrder,
  recent: RecentTaking,
): Meeting {
  const { side, limit_e4, queue } = order;
  if (!isBeyond(side, bestFor(side, book), limit_e4)) return fillAll(order, recent);
  const best_e4 = bestBeside(side, book);
  if (isBeyond(side, best_e4, limit_e4)) {
    return { execution: null, queue: { ...queue, is_best: false }, recent };
  }
  return fillFromVolume(profile, market, order, aheadOf(order, best_e4, book), recent);
}

/** Returns how many shares are ahead of an order whose price is the best. */
function aheadOf({ side, limit_e4, queue }: RestingOrder, best_e4: PriceE4, book: Book): number {
  if (best_e4 !== limit_e4) return Math.min(queue.ahead_e6 ?? 0, 0);
  const shown_e6 = shownBeside(side, limit_e4, book);
  if (queue.ahead_e6 === null) return shown_e6;
  // Others left while the price was away; those that came back stand behind.
  return queue.is_best ? queue.ahead_e6 : Math.min(queue.ahead_e6, shown_e6);
}

function fillAll(order: RestingOrder, recent: RecentTaking): Meeting {
  return {
    execution: makerExecution(order, order.left_e6, null),
    queue: { ahead_e6: NONE, is_best: true },
    recent,
  };
}

function fillFromVolume(
  { volume_percent }: FillProfile,
  { volume }: MarketStep,
  order: RestingOrder,
  ahead_e6: number,
  recent: RecentTaking,
): Meeting {
  const { side } = order;
  const left = BigInt(order.left_e6);
  const ahead = greatest(0n, BigInt(ahead_e6));
  const kept = greatest(0n, BigInt(-ahead_e6));
  const used = BigInt(recent.volume_e6[side]);
  const share = (BigInt(volume) * SHARE_E6 * BigInt(volume_percent)) / 100n;
  const offered = greatest(0n, share - used);
  const excess = greatest(0n, offered - ahead);
  const reached = excess + kept;
  const isFilled = reached >= left;
  const quantity = isFilled ? left : reached - (reached % SHARE_E6);
  const after = excess === 0n && kept === 0n ? ahead - offered : quantity - reached;
  const progress = {
    ahead_before_e6: boundedQuantity(ahead),
    ahead_after_e6: boundedQuantity(greatest(0n, ahead - offered)),
    reached_before_e6: boundedQuantity(kept),
    volume,
    used_before_e6: recent.volume_e6[side],
  };
  return {
    execution:
      quantity === 0n ? null : makerExecution(order, quantityE6(Number(quantity)), progress),
    queue: { ahead_e6: isFilled ? NONE : boundedQuantity(after), is_best: true },
    recent: withVolume(recent, side, isFilled ? greatest(0n, left - kept) : excess),
  };
}

const withVolume = (recent: RecentTaking, side: Side, quantity_e6: bigint): RecentTaking => ({
  ...recent,
  volume_e6: {
    ...recent.volume_e6,
    [side]: boundedQuantity(BigInt(recent.volume_e6[side]) + quantity_e6),
  },
});

const makerExecution = (
  { limit_e4 }: RestingOrder,
  quantity_e6: QuantityE6,
  queue: QueueProgress | null,
): Execution => ({
  price_e4: limit_e4,
  quantity_e6,
  liquidity: 'maker',
  level: null,
  hidden: null,
  queue,
});
