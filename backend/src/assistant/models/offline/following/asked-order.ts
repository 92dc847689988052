import type { AskedOrder, Order } from '@finally/contract';
import Fraction from 'fraction.js';
import type { OrderCommand, Trail, WrittenTerms } from '../../../reading/orders/order-command.ts';

type Trailing = Pick<AskedOrder, 'trail_amount' | 'trail_percent'>;

const trailOf = ({ trail_amount, trail_percent }: Trailing): Trail | null => {
  if (trail_percent !== undefined) return { of: 'percent', percent: new Fraction(trail_percent) };
  return trail_amount === undefined ? null : { of: 'dollars', amount: new Fraction(trail_amount) };
};

const exact = (value: number | undefined): Fraction | null =>
  value === undefined ? null : new Fraction(value);

/**
 * Returns the terms of an order as a message would have written them; undefined for an order that no
 * message can write.
 */
export function termsOf(order: AskedOrder): WrittenTerms | undefined {
  const { type, stop_loss, take_profit, order_class, time_in_force } = order;
  const isSpeakable =
    !order.reduce_only &&
    !order.post_only &&
    order.trigger === 'last' &&
    order.limit_offset === undefined &&
    stop_loss?.limit_price === undefined &&
    time_in_force !== 'gtd';
  if (!isSpeakable) return undefined;
  const loss = stop_loss && (trailOf(stop_loss) ?? exact(stop_loss.stop_price));
  return {
    type,
    limit: exact(order.limit_price),
    stop: exact(order.stop_price),
    trail: trailOf(order),
    time_in_force: time_in_force ?? null,
    take_profit: exact(take_profit?.limit_price),
    stop_loss: loss ?? null,
    is_pair: order_class === 'oco',
    is_exit: false,
    is_bare: false,
  };
}

/** Returns the command for an order; undefined if no message can write it. */
export function commandOf(order: AskedOrder): OrderCommand | undefined {
  const terms = termsOf(order);
  if (!terms || order.quantity === undefined) return undefined;
  const { ticker, side, quantity } = order;
  const amount = { of: 'shares' as const, shares: new Fraction(quantity) };
  return { kind: 'order', ticker: ticker as OrderCommand['ticker'], side, amount, terms };
}

const given = <Name extends string>(name: Name, value: number | null) =>
  value === null ? {} : { [name]: value };

/** Returns the request that places an order of its own again, for what it had left. */
export function requestOf(order: Order): AskedOrder {
  const isTrailing = order.trail_amount !== null || order.trail_percent !== null;
  return {
    ticker: order.ticker,
    side: order.side,
    type: order.type,
    quantity: Number((order.quantity - order.filled_quantity).toFixed(6)),
    ...given('limit_price', isTrailing ? null : order.limit_price),
    ...given('stop_price', isTrailing ? null : order.stop_price),
    ...given('trail_amount', order.trail_amount),
    ...given('trail_percent', order.trail_percent),
    ...given('limit_offset', order.limit_offset),
    time_in_force: order.time_in_force,
    ...(order.time_in_force === 'gtd' && order.expires_at && { expires_at: order.expires_at }),
    reduce_only: order.reduce_only,
    post_only: order.post_only,
    trigger: order.trigger,
    order_class: 'simple',
  };
}
