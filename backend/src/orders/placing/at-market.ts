import type { OrderRequest } from '@finally/contract';

/** Returns true for an order that is filled at the market when it is placed, whatever its exits. */
export const isAtMarket = ({ type, order_class }: Pick<OrderRequest, 'type' | 'order_class'>) =>
  type === 'market' && order_class !== 'oco';
