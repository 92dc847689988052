import type { Order } from '@finally/contract';
import { formatPrice, formatQuantity } from '@/shared/format/format';
import { termsOf } from '../terms/build-terms';
import type { OrderTerms } from '../terms/order-terms';
import { describeOrder } from '../terms/words/describe-order';
import { describeExits } from '../terms/words/order-words';

/** The exits of an order as its request said them. */
function exitsOf({ role, legs }: Order): Pick<OrderTerms, 'take_profit' | 'stop_loss'> {
  if (role !== 'entry') return {};
  const profit = legs.find((leg) => leg.role === 'take_profit')?.limit_price;
  const loss = legs.find((leg) => leg.role === 'stop_loss');
  return {
    ...(profit != null && { take_profit: { limit_price: profit } }),
    ...(loss && { stop_loss: termsOf(loss) }),
  };
}

/**
 * A pair of exits as it was asked for, if the order is the take profit of one that is on its own:
 * `Sell 5 AAPL at $215.00 or better, or if it falls to $180.00`. Else the order.
 */
export function describePlacement(order: Order): string {
  const loss = order.legs.find((leg) => leg.role === 'stop_loss');
  if (order.role !== 'take_profit' || !loss || order.limit_price === null) {
    return describePlacedOrder(order);
  }
  const { ticker, side, quantity, limit_price } = order;
  return describeOrder({
    ticker,
    side,
    quantity,
    ...termsOf(order),
    order_class: 'oco',
    take_profit: { limit_price },
    stop_loss: termsOf(loss),
  });
}

/** What the exits of a filled entry do: `Working now: take profit at $215.00, stop loss at $180.00.` */
export function describeLiveExits(order: Order): string | null {
  if (order.role !== 'entry' || order.filled_quantity === 0 || order.legs.length === 0) return null;
  const { take_profit, stop_loss } = exitsOf(order);
  const exits = describeExits({
    ...(take_profit && { take_profit }),
    ...(stop_loss && { stop_loss }),
  });
  return exits === '' ? null : `Working now: ${exits}.`;
}

/** An order of the server as it was asked for: `Buy 5 AAPL at $187.50 or better`. */
export function describePlacedOrder(order: Order): string {
  const { ticker, side, quantity } = order;
  return describeOrder({ ticker, side, quantity, ...termsOf(order), ...exitsOf(order) });
}

/** What an order has filled: `Bought 2 of 5 AAPL at $187.41`. */
export function describeFilled(order: Omit<Order, 'legs'>): string {
  const { side, ticker, quantity, filled_quantity, average_price } = order;
  const verb = side === 'buy' ? 'Bought' : 'Sold';
  const part =
    filled_quantity === quantity
      ? formatQuantity(quantity)
      : `${formatQuantity(filled_quantity)} of ${formatQuantity(quantity)}`;
  return `${verb} ${part} ${ticker} at $${formatPrice(average_price ?? 0)}`;
}
