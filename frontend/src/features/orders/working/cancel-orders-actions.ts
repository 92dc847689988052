import type { Order, Ticker } from '@finally/contract';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import { describePlacedOrder } from '../receipts/placed-sentences';
import { workingOrdersStore } from './working-orders-store';

const { cancelWithCare, cancelTicker, cancelAll } = workingOrdersStore;

/**
 * Cancels an order and says so in a toast, or why it failed. Asks before if the order protects shares.
 *
 * @param asks whether it also asks before if orders are confirmed
 */
export async function cancelOrderAndNotify(order: Order, asks = false): Promise<void> {
  try {
    if (await cancelWithCare(order, asks)) toast(`Canceled: ${describePlacedOrder(order)}`);
  } catch (error) {
    toast.error(errorMessage(error));
  }
}

const counted = (count: number, ticker: Ticker | null): string =>
  `${count} ${ticker === null ? '' : `${ticker} `}${count === 1 ? 'order' : 'orders'}`;

/**
 * Cancels the open orders of a ticker or all of them, and says in a toast how many. Asks before if it
 * is all of them or one protects shares.
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
