import type { Order } from '@finally/contract';
import { describeEnd } from '../working/end-sentences';
import { isFinal } from '../working/order-sentences';
import { describeFilled, describePlacement } from './placed-sentences';

/** What became of an order that was just placed. */
export function describePlaced(order: Order): string {
  const asked = describePlacement(order);
  if (order.state === 'filled') return describeFilled(order);
  const filled = order.filled_quantity > 0 ? `${describeFilled(order)}. ` : '';
  if (isFinal(order)) return `${filled}${asked}: ${describeEnd(order)}`;
  return filled === '' ? `Placed: ${asked}` : `${filled}The rest is working.`;
}
