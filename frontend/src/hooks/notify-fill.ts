import type { TradeReceipt } from '@finally/contract';
import { formatQuantity } from '@/lib/format';
import { describeReceipt } from '@/lib/receipt-text';
import { toast } from '@/lib/toast';
import { ordersStore } from '@/stores/orders';

/** Long enough to think again. */
const UNDO_MS = 10_000;

/** The opposite trade, at the price of then: what was traded cannot be made not to have been. */
async function tradeBack({ trade }: TradeReceipt): Promise<void> {
  const { ticker, quantity } = trade;
  const side = trade.side === 'buy' ? 'sell' : 'buy';
  const outcome = await ordersStore.place({ ticker, side, quantity });
  if (outcome.kind === 'filled') notifyFill(outcome.receipt, { canUndo: false });
  if (outcome.kind === 'refused') toast.error(outcome.refusal.detail);
  if (outcome.kind === 'busy') toast.error('Another order is on its way. Try again in a moment.');
}

/**
 * Tells of a fill in a toast, in the ledger's own figures, and offers to trade
 * it back unless it already undoes another one.
 */
export function notifyFill(
  receipt: TradeReceipt,
  { canUndo = true }: { canUndo?: boolean } = {},
): void {
  const { id, origin, side, quantity } = receipt.trade;
  const back = `${side === 'buy' ? 'Sell' : 'Buy'} ${formatQuantity(quantity)} back`;
  toast.success(describeReceipt(receipt), {
    // A receipt that comes twice, after a retry, is told once.
    id,
    ...(origin === 'assistant' && { description: 'Placed by the assistant' }),
    ...(canUndo && {
      duration: UNDO_MS,
      action: { label: back, onClick: () => void tradeBack(receipt) },
    }),
  });
}
