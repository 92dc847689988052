import {
  type OrderChange,
  OrderChangeSchema,
  type OrderRequest,
  OrderRequestSchema,
} from '@finally/contract';
import { centsToJson, priceToJson, quantityToJson } from '../../../src/kernel/money.ts';
import type { CaseChange, CaseOrder } from './reference-case.ts';

type Prices = Pick<CaseOrder, 'limit_price' | 'stop_price' | 'trail_amount' | 'trail_percent'> &
  Partial<Pick<CaseOrder, 'limit_offset'>>;

const dollars = (value: Prices['limit_price']) =>
  value === undefined ? undefined : priceToJson(value);

const prices = (given: Partial<Prices>) => ({
  limit_price: dollars(given.limit_price),
  stop_price: dollars(given.stop_price),
  trail_amount: dollars(given.trail_amount),
  trail_percent: given.trail_percent === undefined ? undefined : Number(given.trail_percent),
  limit_offset: dollars(given.limit_offset),
});

/** Removes what is not given, as JSON does. */
const sent = (body: object): unknown => JSON.parse(JSON.stringify(body));

/** Returns the body of `POST /api/orders` for an order of a case. */
export function requestOf(order: CaseOrder): OrderRequest {
  const { quantity, notional, take_profit, stop_loss, ...rest } = order;
  return OrderRequestSchema.parse(
    sent({
      ...rest,
      ...prices(order),
      quantity: quantity === undefined ? undefined : quantityToJson(quantity),
      notional: notional === undefined ? undefined : centsToJson(notional),
      take_profit: take_profit && prices(take_profit),
      stop_loss: stop_loss && prices(stop_loss),
    }),
  );
}

/** Returns the body of `PATCH /api/orders/{id}` for a change of a case. */
export const changeOf = (change: CaseChange): OrderChange =>
  OrderChangeSchema.parse(
    sent({
      ...prices(change),
      quantity: change.quantity === undefined ? undefined : quantityToJson(change.quantity),
      time_in_force: change.time_in_force,
      client_order_id: change.client_order_id,
    }),
  );
