import type { PlacedOrder } from '@finally/contract';
import { toast } from '@/shared/toast';
import { undoable } from '@/shared/undo/undo-actions';
import { isFinal } from '../working/order-sentences';
import { workingOrdersStore } from '../working/working-orders-store';
import { LATE_MS, LATE_NOTE } from './late-answer';
import { describePlaced } from './placed-outcome';
import { describeLiveExits, describePlacedOrder, describePlacement } from './placed-sentences';
import { placedToastId } from './placed-toast';

/** Long enough to think again. */
const CANCEL_MS = 10_000;

/**
 * Shows in a toast what became of a placed order. One that is open is offered to be canceled.
 *
 * @param isLate whether the answer was lost before
 */
export function notifyPlaced(
  { order }: PlacedOrder,
  { isLate = false }: { isLate?: boolean } = {},
): void {
  workingOrdersStore.apply(order);
  const sentence = describePlaced(order);
  // An answer that comes twice, after a retry, is told once.
  const id = placedToastId(order.id);
  if (isFinal(order)) {
    const notes = [isLate && LATE_NOTE, describeLiveExits(order)].filter(Boolean).join(' ');
    const options = {
      id,
      ...(notes !== '' && { description: notes }),
      ...(isLate && { duration: LATE_MS }),
    };
    if (order.state === 'filled') toast.success(sentence, options);
    else toast(sentence, options);
    return;
  }
  const cancel = undoable({
    title: `place: ${describePlacement(order)} (cancel it)`,
    undo: async () => {
      await workingOrdersStore.cancel(order.id);
    },
  });
  toast.success(sentence, {
    id,
    duration: isLate ? LATE_MS : CANCEL_MS,
    ...(isLate && { description: LATE_NOTE }),
    action: { ...cancel, label: 'Cancel it' },
  });
}

/** Shows in a toast what became of an order that was changed: what it has filled at once, if anything. */
export function notifyChanged({ order }: PlacedOrder): void {
  const isNews = isFinal(order) || order.filled_quantity > 0;
  const sentence = isNews ? describePlaced(order) : `Changed: ${describePlacedOrder(order)}`;
  toast.success(sentence, { id: `changed-${order.id}` });
}
