import type { Order } from '@finally/contract';
import { termsOf } from '@/features/orders/terms/build-terms';
import { describeTrail } from '@/features/orders/terms/words/order-words';
import { TYPE_NAMES } from '@/features/orders/terms/words/type-names';
import { nameRole } from '@/features/orders/working/order-sentences';
import {
  formatDateAhead,
  formatMoney,
  formatPercent,
  formatPrice,
  formatQuantity,
} from '@/shared/format/format';

type Leg = Omit<Order, 'legs'>;

export const SIDES = {
  buy: { text: 'Buy', color: 'text-up' },
  sell: { text: 'Sell', color: 'text-down' },
} as const;

/** The type in words, with what the order is in its group: `Take profit`, `Trailing stop 2%`. */
export function typeText(order: Leg): string {
  const { role, type } = order;
  // A take profit is a limit order, and a stop loss a stop, unless it is said.
  if (role === 'take_profit' || (role === 'stop_loss' && type === 'stop')) {
    return nameRole(order) ?? '';
  }
  const name = isTrailing(order)
    ? `${TYPE_NAMES[type]} ${describeTrail(termsOf(order))}`
    : TYPE_NAMES[type];
  const group = nameRole(order);
  return group === null ? name : `${group}, ${name.toLowerCase()}`;
}

const isTrailing = ({ type }: Leg): boolean =>
  type === 'trailing_stop' || type === 'trailing_stop_limit';

/** The price that an order waits for, and the limit behind a stop if there is one. */
export function pricesOf(order: Leg): { readonly price: string; readonly limit: string | null } {
  const { type, limit_price, stop_price } = order;
  const first = type === 'limit' ? limit_price : stop_price;
  return {
    price: first === null ? '\u2013' : formatPrice(first),
    limit: type === 'stop_limit' && limit_price !== null ? formatPrice(limit_price) : null,
  };
}

/** The prices in one text: `187.50`, `180.00 limit 179.50`; empty if there are none. */
export function pricesText(order: Leg): string {
  const { price, limit } = pricesOf(order);
  if (price === '\u2013') return '';
  return limit === null ? price : `${price} limit ${limit}`;
}

/** How far the market is from the price that an order waits for: `+1.25%`; a dash if that is not known. */
export function distanceText(order: Leg, price: number | null): string {
  const { type, limit_price, stop_price, state } = order;
  const isAtLimit = type === 'limit' || state === 'triggered';
  const at = isAtLimit ? limit_price : stop_price;
  return at === null || price === null ? '\u2013' : formatPercent(((at - price) / price) * 100);
}

/** How long an order works, short: `Day`, `GTC`, `until Dec 24, 14:30`. */
export const timeText = ({ time_in_force, expires_at }: Leg): string =>
  time_in_force === 'gtd' && expires_at !== null
    ? `until ${formatDateAhead(expires_at)}`
    : time_in_force === 'day'
      ? 'Day'
      : time_in_force.toUpperCase();

/** How much is filled of how much: `5`, `2 / 5`. A filled order is for what it has filled. */
export const quantityText = ({ filled_quantity, quantity, state }: Leg): string =>
  filled_quantity > 0 && state !== 'filled'
    ? `${formatQuantity(filled_quantity)} / ${formatQuantity(quantity)}`
    : formatQuantity(quantity);

/** How much of an ended order was filled: `5`, or `0 / 5` if not all of it was. */
export const filledText = ({ filled_quantity, quantity, state }: Leg): string =>
  state === 'filled' || filled_quantity === quantity
    ? formatQuantity(filled_quantity)
    : `${formatQuantity(filled_quantity)} / ${formatQuantity(quantity)}`;

/** What is set aside for an order: cash, or shares; a dash if nothing is. */
export function setAsideText({ reserved_cash, reserved_quantity }: Leg): string {
  if (reserved_cash > 0) return formatMoney(reserved_cash);
  if (reserved_quantity === 0) return '\u2013';
  return `${formatQuantity(reserved_quantity)} ${reserved_quantity === 1 ? 'share' : 'shares'}`;
}
