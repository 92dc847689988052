import type { TradeReceipt } from '@finally/contract';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { formatQuantity } from '@/shared/format/format';
import { toast } from '@/shared/toast';
import { undoable } from '@/shared/undo/undo-actions';
import { BUSY, ordersStore } from '../orders-store';
import { LATE_MS, LATE_NOTE } from './late-answer';
import { describeReceipt } from './receipt-sentences';

/** Long enough to think again. */
const UNDO_MS = 10_000;

/** Undo places the opposite order at the current price, because a trade cannot be removed. */
async function tradeBack({ trade }: TradeReceipt): Promise<boolean> {
  const { ticker, quantity } = trade;
  const side = trade.side === 'buy' ? 'sell' : 'buy';
  const outcome = await ordersStore.place({ ticker, side, quantity });
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.detail);
  if (outcome.kind === 'unsettled') throw new Error(outcome.detail);
  if (outcome.kind === 'busy') throw new Error(BUSY);
  if (outcome.kind === 'filled') notifyFill(outcome.receipt, { canUndo: false });
  return outcome.kind === 'filled';
}

/**
 * Shows a fill in a toast, with the figures of the ledger. Offers Undo unless the fill is already
 * an undo.
 *
 * @param isLate whether the answer was lost before
 */
export function notifyFill(
  receipt: TradeReceipt,
  { canUndo = true, isLate = false }: { canUndo?: boolean; isLate?: boolean } = {},
): void {
  portfolioStore.applyFill(receipt);
  const { id, origin, side, quantity, ticker } = receipt.trade;
  const verb = side === 'buy' ? 'Sell' : 'Buy';
  const change = {
    title: `${side} ${formatQuantity(quantity)} ${ticker} (${verb.toLowerCase()} it back at the market)`,
    placesOrder: true,
    undo: () => tradeBack(receipt),
  };
  toast.success(describeReceipt(receipt), {
    // A receipt that arrives twice, after a retry, is shown once.
    id,
    ...(origin === 'assistant' && { description: 'Placed by the assistant' }),
    ...(isLate && { description: LATE_NOTE }),
    ...(canUndo && {
      duration: isLate ? LATE_MS : UNDO_MS,
      action: { ...undoable(change), label: `${verb} ${formatQuantity(quantity)} back` },
    }),
  });
}
