import type { TradeReceipt } from '@finally/contract';
import { toast } from 'sonner';
import { describeReceipt } from '@/lib/receipt-text';

/** Tells of a fill in a toast, in the ledger's own figures. */
export function notifyFill(receipt: TradeReceipt): void {
  const byAssistant = receipt.trade.origin === 'assistant';
  toast.success(describeReceipt(receipt), {
    // A receipt that comes twice, after a retry, is told once.
    id: receipt.trade.id,
    ...(byAssistant && { description: 'Placed by the assistant' }),
  });
}
