import { type Cents, type QuantityE6, quantityE6 } from '../../../kernel/money.ts';
import type { Desk } from '../desk.ts';
import type { FillModel, StepMarket } from '../matching/market.ts';
import { costOf } from '../matching/trade-order.ts';
import type { OrderRow } from '../order-row.ts';
import type { Placing } from './new-order.ts';

/** Returns an order with the shares that its sum of dollars buys in the book, not only at its best price. */
export function fitted(
  desk: Desk,
  order: OrderRow,
  { market, model }: Pick<Placing, 'market' | 'model'>,
): OrderRow {
  const { notional_cents, side, type } = order;
  if (model.step === null || notional_cents === null || side !== 'buy') return order;
  if (type !== 'market' || !market || market.stale) return order;
  const quantity_e6 = fitToNotional(desk, order, notional_cents, market, model);
  return quantity_e6 === order.quantity_e6 ? order : { ...order, quantity_e6 };
}

/**
 * Returns the most shares that a market purchase gets for a sum at the prices of a step, at most
 * `order.quantity_e6`. Larger quantities are filled at worse prices, so the sum buys fewer than at the
 * best price.
 */
function fitToNotional(
  desk: Desk,
  order: OrderRow,
  notional_cents: Cents,
  market: StepMarket,
  model: FillModel,
): QuantityE6 {
  const memory = desk.memory(order.ticker);
  const fits = (quantity_e6: QuantityE6): boolean => {
    const executions = model.take({ ...order, state: 'working', quantity_e6 }, market, memory);
    const cost = executions.reduce((sum, execution) => sum + costOf(execution), 0n);
    return cost <= BigInt(notional_cents);
  };
  if (fits(order.quantity_e6)) return order.quantity_e6;
  let fitting = 0;
  let exceeding: number = order.quantity_e6;
  while (exceeding - fitting > 1) {
    const middle = Math.floor((fitting + exceeding) / 2);
    if (fits(quantityE6(middle))) fitting = middle;
    else exceeding = middle;
  }
  return quantityE6(fitting);
}
