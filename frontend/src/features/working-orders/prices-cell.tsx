import type { Order } from '@finally/contract';
import { pricesOf } from './order-cells';

/** The price that an order waits for; of a stop limit with its limit behind, or below on narrow panels. */
export function PricesCell({ order, className }: { order: Order; className: string }) {
  const { price, limit } = pricesOf(order);
  return (
    <td className={`${className} text-right`}>
      {price}
      {limit === null ? null : (
        <span className="text-muted @max-[34rem]:block"> limit {limit}</span>
      )}
    </td>
  );
}
