import type { Order } from '@finally/contract';
import { formatPrice, formatQuantity } from '@/shared/format/format';
import { termsOf } from '../terms/build-terms';
import type { OrderTerms } from '../terms/order-terms';
import { describeOrder } from '../terms/words/describe-order';

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
