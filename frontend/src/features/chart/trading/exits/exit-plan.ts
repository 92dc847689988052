import type { Order, OrderChange, Ticker } from '@finally/contract';
import type { Order as NewOrder } from '@/features/orders/confirmation/order-gate-store';
import type { Exit } from '@/features/orders/terms/exit-price';
import { changeOf } from '@/features/orders/working/move-order';
import { holdShares } from '@/features/orders/working/protection';

/** The position that an exit is set for. */
export interface Holding {
  readonly ticker: Ticker;
  readonly held: number;
  /** The shares that no open order sets aside. */
  readonly free: number;
}

/** How an exit of a position is set at a price. */
export type ExitPlan =
  | { readonly kind: 'change'; readonly order: Order; readonly change: OrderChange }
  | { readonly kind: 'place'; readonly order: NewOrder }
  | { readonly kind: 'impossible'; readonly sentence: string };

const NAMES: Readonly<Record<Exit, string>> = {
  take_profit: 'take profit',
  stop_loss: 'stop loss',
};

const kindOf = ({ type }: Order): Exit => (type === 'limit' ? 'take_profit' : 'stop_loss');

function place(exit: Exit, price: number, ticker: Ticker, quantity: number): ExitPlan {
  const terms =
    exit === 'take_profit'
      ? ({ type: 'limit', limit_price: price } as const)
      : ({ type: 'stop', stop_price: price } as const);
  return {
    kind: 'place',
    order: { ticker, side: 'sell', quantity, ...terms, time_in_force: 'gtc' },
  };
}

/**
 * Decides how an exit of a position is set at a price. An exit of the same kind is moved. If the other exit
 * has all shares set aside, both become a pair, of which one fill ends the other.
 *
 * @param orders the open orders of the ticker
 */
export function planExit(
  exit: Exit,
  price: number,
  { ticker, held, free }: Holding,
  orders: readonly Order[],
): ExitPlan {
  const exits = holdShares(orders);
  const [same, another] = exits.filter((order) => kindOf(order) === exit);
  if (same && another) {
    const sentence = `${ticker} has several orders like a ${NAMES[exit]}. Move the line of one of them.`;
    return { kind: 'impossible', sentence };
  }
  if (same?.type.startsWith('trailing')) {
    const sentence = 'A trailing stop follows the price by itself. Its trail is changed in Orders.';
    return { kind: 'impossible', sentence };
  }
  if (same) {
    const field = exit === 'take_profit' ? 'limit_price' : 'stop_price';
    return { kind: 'change', order: same, change: changeOf(same, field, price) };
  }
  const [other] = exits;
  const paired = exits.length === 1 && free === 0 && other?.role === 'simple' ? other : null;
  const [takeProfit, stopLoss] =
    exit === 'take_profit' ? [price, paired?.stop_price] : [paired?.limit_price, price];
  const isPlain = paired?.type === 'limit' || paired?.type === 'stop';
  if (paired && isPlain && takeProfit != null && stopLoss != null) {
    return {
      kind: 'place',
      order: {
        ticker,
        side: 'sell',
        quantity: paired.quantity - paired.filled_quantity,
        order_class: 'oco',
        take_profit: { limit_price: takeProfit },
        stop_loss: { stop_price: stopLoss },
      },
    };
  }
  return place(exit, price, ticker, free > 0 ? free : held);
}
