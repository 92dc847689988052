import type { Fill } from '../fill.ts';
import type { DeskOutcome } from './desk.ts';
import type { OrderRow } from './order-row.ts';

/**
 * The outcome of a market order that was filled whole when it was placed. Its row and its fill say all
 * of it, so it has no history of steps.
 */
export const filledAtOnce = (order: OrderRow, fill: Fill): DeskOutcome => ({
  account: fill.account,
  positions: new Map([[order.ticker, fill.position]]),
  orders: [order],
  fills: [
    {
      order,
      fill,
      execution: {
        quantity_e6: fill.quantity_e6,
        price_e4: fill.price_e4,
        liquidity: 'taker',
        fees: [],
        explanation: null,
        memory: null,
      },
    },
  ],
  events: [],
  memories: new Map(),
});
