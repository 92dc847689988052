import type { Order } from '@finally/contract';
import { TYPE_NAMES } from '@/features/orders/terms/words/type-names';
import { nameRole } from '@/features/orders/working/order-sentences';
import { formatQuantity } from '@/shared/format/format';
import type { OrderLevel } from '../price-chart/painting/level-lines';

/** Returns the prices that open orders wait for: the limit, the stop, or both. */
export function orderLevels(orders: readonly Order[]): readonly OrderLevel[] {
  return orders.flatMap((order) => {
    const { id, side, type, state, quantity, filled_quantity, limit_price, stop_price } = order;
    const verb = side === 'buy' ? 'Buy' : 'Sell';
    const rest = formatQuantity(quantity - filled_quantity);
    const name = nameRole(order) ?? TYPE_NAMES[type];
    const level = (price: number, part: string, words: string): OrderLevel => ({
      id: `${id} ${part}`,
      price,
      side,
      title: `${verb} ${rest} ${words.toLowerCase()}`,
      isHeld: state === 'held',
    });
    const isTriggered = state === 'triggered';
    return [
      ...(stop_price !== null && !isTriggered ? [level(stop_price, 'stop', name)] : []),
      ...(limit_price !== null && (type === 'limit' || type === 'stop_limit')
        ? [level(limit_price, 'limit', type === 'limit' ? name : 'limit behind its stop')]
        : []),
    ];
  });
}
