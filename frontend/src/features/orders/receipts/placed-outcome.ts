import type { Order } from '@finally/contract';
import { describeEnd } from '../working/end-sentences';
import { isFinal } from '../working/order-sentences';
import { describeFilled, describePlacement } from './placed-sentences';

/**
 * What became of an order that was just placed or changed.
 *
 * @param done what was done, if the order waits now
 */
export function describePlaced(order: Order, done: 'Placed' | 'Changed to' = 'Placed'): string {
  const asked = describePlacement(order);
  if (order.state === 'filled') return describeFilled(order);
  const filled = order.filled_quantity > 0 ? `${describeFilled(order)}. ` : '';
  if (isFinal(order)) return `${filled}${asked}: ${describeEnd(order)}`;
  if (filled !== '') return `${filled}The rest is working.`;
  return `${done}: ${asked}${lastsForTheDay(order)}`;
}

/** Says that an order, or the entry of one with exits, ends with the day. */
function lastsForTheDay({ time_in_force, role, legs }: Order): string {
  if (time_in_force !== 'day') return '';
  if (role !== 'entry') return ', today only';
  const isShort = legs.every((leg) => leg.time_in_force === 'day');
  return isShort ? ', all today only' : ', the entry today only, exits until canceled';
}
