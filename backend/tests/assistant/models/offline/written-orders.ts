import type { AskedOrder } from '@finally/contract';

/** Formats an order as the tables write it: `sell 4 NVDA stop 170 gtc`. */
export function writtenOrder(order: AskedOrder): string {
  const { take_profit, stop_loss } = order;
  const trail = ({
    trail_amount,
    trail_percent,
  }: Pick<AskedOrder, 'trail_amount' | 'trail_percent'>): string =>
    trail_percent === undefined ? `$${trail_amount}` : `${trail_percent}%`;
  const isTrailing = order.trail_amount !== undefined || order.trail_percent !== undefined;
  const parts = [
    `${order.side} ${order.quantity} ${order.ticker}`,
    order.type === 'market' && order.order_class !== 'oco' && 'market',
    order.stop_price !== undefined && `stop ${order.stop_price}`,
    order.limit_price !== undefined && `limit ${order.limit_price}`,
    isTrailing && `trail ${trail(order)}`,
    take_profit && `take ${take_profit.limit_price}`,
    stop_loss && `loss ${stop_loss.stop_price ?? trail(stop_loss)}`,
    order.time_in_force !== 'day' && order.time_in_force,
    order.order_class === 'oco' && 'oco',
  ];
  return parts.filter(Boolean).join(' ');
}
