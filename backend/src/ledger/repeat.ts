import type { PriceE4 } from '../kernel/money.ts';
import { ASSISTANT, type Origin } from '../kernel/principal.ts';
import { refuse } from '../kernel/result.ts';
import { type OrderSize, type OrderTerms, sizeAt } from './order-size.ts';
import type { OrderRow } from './orders/order-row.ts';
import type { EarlierOrder } from './view.ts';

/** What a request asks for under a client order id that was used before. */
export interface RepeatedRequest extends Pick<Origin, 'source'> {
  readonly request_hash: string | null;
  /** What it asks for if it is a market order on its own; null if it is any other order. */
  readonly plain: OrderTerms | null;
}

/**
 * Returns true if a request asks for what was placed before under its client order id. A person and a
 * program may retry each other's order, because the same client may sign in either way; the
 * assistant's orders are separate. Orders of earlier versions have no digest, so their terms are
 * compared.
 */
export function isRepeatOf(
  { order, trade }: EarlierOrder,
  { source, request_hash, plain }: RepeatedRequest,
): boolean {
  if ((order.source === ASSISTANT) !== (source === ASSISTANT)) return false;
  if (order.request_hash !== null && request_hash !== null) {
    return order.request_hash === request_hash;
  }
  return (
    trade !== null &&
    plain !== null &&
    order.type === 'market' &&
    order.ticker === plain.ticker &&
    order.side === plain.side &&
    isSameSize(order, trade.price_e4, plain.size)
  );
}

/** Whether an order was for a size. A sum of dollars is as many shares as it came to at the price of then. */
const isSameSize = (
  { notional_cents, quantity_e6 }: OrderRow,
  price_e4: PriceE4,
  size: OrderSize,
): boolean =>
  ('notional_cents' in size && size.notional_cents === notional_cents) ||
  BigInt(quantity_e6) === sizeAt(size, price_e4);

/** Refuses a client order id that another order has. */
export const clientIdConflict = () =>
  refuse(
    'client_order_id_conflict',
    'This client order id was used for a different order. Use a new one.',
  );
