import type { Execution, FillModel } from '../../../src/ledger/orders/matching/market.ts';
import { NO_PLACE, type OrderRow, remainingOf } from '../../../src/ledger/orders/order-row.ts';

const execution = (
  order: OrderRow,
  { price_e4, liquidity }: Pick<Execution, 'price_e4' | 'liquidity'>,
): Execution => ({
  quantity_e6: remainingOf(order),
  price_e4,
  liquidity,
  fees: [],
  explanation: null,
  memory: null,
});

/**
 * The profile `ideal`: an order that takes is filled whole at the last price, and a resting limit
 * order whole at its limit once the last price touches it. There are no fees.
 */
export const idealFillModel: FillModel = {
  step: null,
  is_delayed: false,

  sizingPrice: (_side, { price_e4 }) => price_e4,

  crosses: (side, limit_price_e4, { price_e4 }) =>
    side === 'buy' ? price_e4 <= limit_price_e4 : price_e4 >= limit_price_e4,

  take: (order, { price_e4 }) => [execution(order, { price_e4, liquidity: 'taker' })],

  rest(order, market) {
    const { side, limit_price_e4: price_e4 } = order;
    const isTouched = price_e4 !== null && idealFillModel.crosses(side, price_e4, market);
    const executions = isTouched ? [execution(order, { price_e4, liquidity: 'maker' })] : [];
    return { executions, place: NO_PLACE, memory: null };
  },

  placeOf: () => NO_PLACE,
};
