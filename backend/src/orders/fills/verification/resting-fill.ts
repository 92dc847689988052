import { formatQuantity, type QuantityE6, quantityE6 } from '../../../kernel/money.ts';
import { isBeyond } from '../../../kernel/tick.ts';
import { boundedQuantity, greatest } from '../../../kernel/whole-numbers.ts';
import { bestFor, type MarketStep, SHARE_E6 } from '../book.ts';
import type { Execution, QueueProgress } from '../execution.ts';
import type { FillExplanation } from '../explanation/explanation.ts';
import type { FillProfile } from '../profile.ts';
import type { RecentTaking } from '../recent-taking.ts';
import { type KeptFill, quantityOf } from './kept-fill.ts';

/** A fill as the model makes it again. */
interface Refilled {
  readonly executions: readonly Execution[];
  readonly recent: RecentTaking;
  readonly collar_e4: null;
}

/** In which circumstances a resting order was filled. */
export interface RestingCircumstances {
  readonly profile: FillProfile;
  readonly market: MarketStep;
  /** What the account took before. */
  readonly recent: RecentTaking;
  /** What the order had left; null for exits, whose quantity follows their group. */
  readonly left_e6: bigint | null;
  /** The shares that must have been ahead of it, at least; undefined if that is not known. */
  readonly least_ahead_e6: QuantityE6 | undefined;
}

/** Fills a resting limit again from the queue that its explanation keeps; or says why it cannot be. */
export function restingFill(
  { trade, order }: KeptFill,
  kept: FillExplanation,
  circumstances: RestingCircumstances,
): Refilled | string {
  const { limit_price_e4, side } = order;
  if (limit_price_e4 === null) return 'an order without a limit cannot rest.';
  const { profile, market, recent, left_e6 } = circumstances;
  const fill = (quantity_e6: bigint, queue: QueueProgress | null): Refilled => ({
    executions: [
      {
        price_e4: limit_price_e4,
        quantity_e6: quantityE6(Number(quantity_e6)),
        liquidity: 'maker',
        level: null,
        hidden: null,
        queue,
      },
    ],
    recent: queue ? withVolume(recent, side, quantity_e6, queue) : recent,
    collar_e4: null,
  });
  const quantity = BigInt(trade.quantity_e6);
  if (!kept.queue) {
    return isCrossed(side, limit_price_e4, profile, market)
      ? fill(left_e6 ?? quantity, null)
      : 'the market did not reach its limit.';
  }
  const odd = checkQueue(kept.queue, side, circumstances);
  if (odd !== undefined) return odd;
  const { reached, queue } = progressAgain(kept.queue, profile);
  const whole = reached - (reached % SHARE_E6);
  if (left_e6 !== null) return fill(reached >= left_e6 ? left_e6 : whole, queue);
  // What is left of exits may have grown since.
  return quantity === whole || quantity < reached
    ? fill(quantity, queue)
    : `${formatQuantity(trade.quantity_e6)} shares were filled, but ${formatQuantity(quantityE6(Number(whole)))} had their turn.`;
}

/** Compares the place of the order with what is known without its explanation. */
function checkQueue(
  { ahead_before, reached_before, used_before }: NonNullable<FillExplanation['queue']>,
  side: KeptFill['order']['side'],
  { recent, least_ahead_e6 = quantityE6(0) }: RestingCircumstances,
): string | undefined {
  if (quantityOf(ahead_before) < least_ahead_e6) {
    return `${ahead_before} shares were ahead of it, but at least ${formatQuantity(least_ahead_e6)} must have been.`;
  }
  if (quantityOf(reached_before) >= SHARE_E6) {
    return `${reached_before} shares had reached it before without filling one.`;
  }
  const used_e6 = recent.volume_e6[side];
  return quantityOf(used_before) < used_e6
    ? `${used_before} shares of the volume were used before, but earlier fills had used ${formatQuantity(used_e6)}.`
    : undefined;
}

/** Counts what the fill used of the volume of its step. */
function withVolume(
  recent: RecentTaking,
  side: KeptFill['order']['side'],
  quantity_e6: bigint,
  { reached_before_e6 }: QueueProgress,
): RecentTaking {
  const used = greatest(0n, quantity_e6 - BigInt(reached_before_e6));
  const volume = boundedQuantity(BigInt(recent.volume_e6[side]) + used);
  return { ...recent, volume_e6: { ...recent.volume_e6, [side]: volume } };
}

function isCrossed(
  side: KeptFill['order']['side'],
  limit_e4: NonNullable<KeptFill['order']['limit_price_e4']>,
  { maker }: FillProfile,
  { last_e4, book }: MarketStep,
): boolean {
  if (maker === 'touch') return !isBeyond(side, last_e4, limit_e4);
  return book !== null && !isBeyond(side, bestFor(side, book), limit_e4);
}

/** Computes how far volume reaches in the queue. */
function progressAgain(
  { ahead_before, reached_before, volume, used_before }: NonNullable<FillExplanation['queue']>,
  { volume_percent }: FillProfile,
): { readonly reached: bigint; readonly queue: QueueProgress } {
  const ahead = BigInt(quantityOf(ahead_before));
  const share = (BigInt(volume) * SHARE_E6 * BigInt(volume_percent)) / 100n;
  const offered = greatest(0n, share - BigInt(quantityOf(used_before)));
  const reached = greatest(0n, offered - ahead) + BigInt(quantityOf(reached_before));
  return {
    reached,
    queue: {
      ahead_before_e6: quantityOf(ahead_before),
      ahead_after_e6: quantityE6(Number(greatest(0n, ahead - offered))),
      reached_before_e6: quantityOf(reached_before),
      volume,
      used_before_e6: quantityOf(used_before),
    },
  };
}
