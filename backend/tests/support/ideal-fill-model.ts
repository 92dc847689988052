import type { FillModel } from '../../src/ledger/orders/market.ts';
import { remainingOf } from '../../src/ledger/orders/order-row.ts';

/**
 * The profile `ideal`: an order that takes is filled whole at the last price, and a resting limit
 * order whole at its limit once the last price touches it. There are no fees.
 */
export const idealFillModel: FillModel = {
  crosses: (side, limit_price_e4, { price_e4 }) =>
    side === 'buy' ? price_e4 <= limit_price_e4 : price_e4 >= limit_price_e4,

  take: (order, { price_e4 }) => [
    { quantity_e6: remainingOf(order), price_e4, liquidity: 'taker', explanation: null },
  ],

  rest(order, market) {
    const { side, limit_price_e4 } = order;
    if (limit_price_e4 === null || !idealFillModel.crosses(side, limit_price_e4, market)) return [];
    const quantity_e6 = remainingOf(order);
    return [{ quantity_e6, price_e4: limit_price_e4, liquidity: 'maker', explanation: null }];
  },
};
