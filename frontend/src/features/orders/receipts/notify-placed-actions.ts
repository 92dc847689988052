import type { PlacedOrder } from '@finally/contract';
import { toast } from '@/shared/toast';
import { undoable } from '@/shared/undo/undo-actions';
import { isFinal } from '../working/order-sentences';
import { workingOrdersStore } from '../working/working-orders-store';
import { describePlaced } from './placed-outcome';
import { describePlacedOrder } from './placed-sentences';
import { placedToastId } from './placed-toast';

/** Long enough to think again. */
const CANCEL_MS = 10_000;

/** Shows in a toast what became of a placed order. One that rests is offered to be canceled. */
export function notifyPlaced({ order }: PlacedOrder): void {
  workingOrdersStore.apply(order);
  const sentence = describePlaced(order);
  // An answer that comes twice, after a retry, is told once.
  const id = placedToastId(order.id);
  if (isFinal(order)) {
    if (order.state === 'filled') toast.success(sentence, { id });
    else toast(sentence, { id });
    return;
  }
  const cancel = undoable({
    title: `place: ${describePlacedOrder(order)} (cancel it)`,
    undo: async () => {
      await workingOrdersStore.cancel(order.id);
    },
  });
  toast.success(sentence, { id, duration: CANCEL_MS, action: { ...cancel, label: 'Cancel it' } });
}

/** Shows in a toast what became of an order that was changed: what it has filled at once, if anything. */
export function notifyChanged({ order }: PlacedOrder): void {
  const isNews = isFinal(order) || order.filled_quantity > 0;
  const sentence = isNews ? describePlaced(order) : `Changed: ${describePlacedOrder(order)}`;
  toast.success(sentence, { id: `changed-${order.id}` });
}
