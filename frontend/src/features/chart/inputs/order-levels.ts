import type { Order } from '@finally/contract';
import { TYPE_NAMES } from '@/features/orders/terms/words/type-names';
import { nameRole } from '@/features/orders/working/order-sentences';
import { formatQuantity } from '@/shared/format/format';
import type { OrderLevel } from '../price-chart/painting/level-lines';

/** A price that an open order waits for, and what moving it changes. */
export interface OrderLine extends OrderLevel {
  readonly order: Order;
  readonly field: 'limit_price' | 'stop_price';
}

/** Returns the prices that open orders wait for: the limit, the stop, or both. */
export function orderLevels(orders: readonly Order[]): readonly OrderLine[] {
  return orders.flatMap((order) => {
    const { id, side, type, state, quantity, filled_quantity, limit_price, stop_price } = order;
    const verb = side === 'buy' ? 'Buy' : 'Sell';
    const rest = formatQuantity(quantity - filled_quantity);
    const typeName = TYPE_NAMES[type];
    const name = order.role === 'entry' ? `${typeName} entry` : (nameRole(order) ?? typeName);
    const level = (price: number, part: 'stop' | 'limit', words: string): OrderLine => ({
      id: `${id} ${part}`,
      price,
      side,
      title: `${verb} ${rest} ${words.toLowerCase()}`,
      isHeld: state === 'held',
      order,
      field: `${part}_price`,
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
