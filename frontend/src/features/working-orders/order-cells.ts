import type { Order } from '@finally/contract';
import { termsOf } from '@/features/orders/terms/order-terms';
import { describeTrail, TYPE_NAMES } from '@/features/orders/terms/order-words';
import { nameRole } from '@/features/orders/working/order-sentences';
import { formatDate, formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';

type Leg = Omit<Order, 'legs'>;

export const SIDES = {
  buy: { text: 'Buy', color: 'text-up' },
  sell: { text: 'Sell', color: 'text-down' },
} as const;

/** The type in words, with what the order is in its group: `Take profit, limit`. */
export function typeText(order: Leg): string {
  const role = nameRole(order);
  const type = TYPE_NAMES[order.type];
  return role === null ? type : `${role}, ${type.toLowerCase()}`;
}

/** The prices that an order waits for: `187.50`, `stop 180.00, limit 179.50`. */
export function pricesText(order: Leg): string {
  const { type, limit_price, stop_price } = order;
  const stop = stop_price === null ? '' : formatPrice(stop_price);
  const limit = limit_price === null ? '' : formatPrice(limit_price);
  switch (type) {
    case 'market':
      return 'market';
    case 'limit':
      return limit;
    case 'stop':
      return stop;
    case 'stop_limit':
      return `${stop}, limit ${limit}`;
    case 'trailing_stop':
    case 'trailing_stop_limit':
      return `${stop} (trails ${describeTrail(termsOf(order))})`.trim();
  }
}

/** How long an order works, short: `Day`, `GTC`, `until Dec 24, 14:30`. */
export const timeText = ({ time_in_force, expires_at }: Leg): string =>
  time_in_force === 'gtd' && expires_at !== null
    ? `until ${formatDate(expires_at)}`
    : time_in_force === 'day'
      ? 'Day'
      : time_in_force.toUpperCase();

/** How much is filled of how much: `5`, `2 / 5`. */
export const quantityText = ({ filled_quantity, quantity }: Leg): string =>
  filled_quantity > 0
    ? `${formatQuantity(filled_quantity)} / ${formatQuantity(quantity)}`
    : formatQuantity(quantity);

/** What is set aside for an order: cash, or shares; a dash if nothing is. */
export function setAsideText({ reserved_cash, reserved_quantity }: Leg): string {
  if (reserved_cash > 0) return formatMoney(reserved_cash);
  if (reserved_quantity === 0) return '\u2013';
  return `${formatQuantity(reserved_quantity)} ${reserved_quantity === 1 ? 'share' : 'shares'}`;
}
