import { formatQuantity, type QuantityE6, quantityE6 } from '../../../kernel/money.ts';
import { isBeyond } from '../../../kernel/tick.ts';
import { greatest } from '../../../kernel/whole-numbers.ts';
import { isExit } from '../../../ledger/orders/groups.ts';
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

/** Fills a resting limit again from the queue that its explanation keeps; or says why it cannot be. */
export function restingFill(
  { trade, order }: KeptFill,
  kept: FillExplanation,
  profile: FillProfile,
  market: MarketStep,
  recent: RecentTaking,
): Refilled | string {
  const { limit_price_e4 } = order;
  if (limit_price_e4 === null) return 'an order without a limit cannot rest.';
  const fill = (quantity_e6: QuantityE6, queue: QueueProgress | null): Refilled => ({
    executions: [
      {
        price_e4: limit_price_e4,
        quantity_e6,
        liquidity: 'maker',
        level: null,
        hidden: null,
        queue,
      },
    ],
    recent,
    collar_e4: null,
  });
  if (!kept.queue) {
    return isCrossed(order.side, limit_price_e4, profile, market)
      ? fill(trade.quantity_e6, null)
      : 'the market did not reach its limit.';
  }
  const progress = progressAgain(kept.queue, profile);
  const { reached, queue } = progress;
  const whole = reached - (reached % SHARE_E6);
  const quantity = BigInt(trade.quantity_e6);
  if (quantity === whole) return fill(trade.quantity_e6, queue);
  // The last fill of an order takes only what is left of it; what is left of exits may grow later.
  const isLast = isExit(order) || order.state === 'filled';
  return quantity < reached && isLast
    ? fill(trade.quantity_e6, queue)
    : `${formatQuantity(trade.quantity_e6)} shares were filled, but ${formatQuantity(quantityE6(Number(whole)))} had their turn.`;
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
