import { OctagonAlert } from 'lucide-react';
import { useUnansweredOrders } from '@/features/orders/unsettled/use-unsettled-orders';

/** Lists the orders whose answer was lost, until their outcome is known. */
export function UnsettledNote() {
  const sentences = useUnansweredOrders();
  return sentences.map((sentence) => (
    <p
      key={sentence}
      role="alert"
      className="flex items-start gap-1.5 border-l-2 border-accent bg-accent/10 px-2 py-1 text-sm [overflow-wrap:anywhere]"
    >
      <OctagonAlert aria-hidden="true" className="mt-[3px] size-3.5 shrink-0 text-accent" />
      {sentence}
    </p>
  ));
}
