import type { Order, Ticker } from '@finally/contract';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import { describePlacedOrder } from '../receipts/placed-sentences';
import { workingOrdersStore } from './working-orders-store';

const { cancel, cancelTicker, cancelAll } = workingOrdersStore;

/** Cancels an order and says so in a toast, or why it failed. */
export async function cancelOrderAndNotify(order: Order): Promise<void> {
  try {
    await cancel(order.id);
    toast(`Canceled: ${describePlacedOrder(order)}`);
  } catch (error) {
    toast.error(errorMessage(error));
  }
}

const counted = (count: number, ticker: Ticker | null): string =>
  `${count} ${ticker === null ? '' : `${ticker} `}${count === 1 ? 'order' : 'orders'}`;

/**
 * Cancels the open orders of a ticker, or all of them after a question, and says in a toast how many.
 * Resolves to false if the person said no.
 */
export async function cancelOrdersAndNotify(ticker: Ticker | null): Promise<boolean> {
  const answer = await (ticker === null ? cancelAll() : cancelTicker(ticker));
  if (!answer) return false;
  const { length } = answer.canceled;
  if (length === 0) toast(`There are no open ${ticker === null ? '' : `${ticker} `}orders.`);
  else toast(`Canceled ${counted(length, ticker)}.`);
  return true;
}
