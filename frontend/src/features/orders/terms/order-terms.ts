import type { SentOrder } from '@finally/contract';

/** What an order says besides ticker, side and amount. A plain market order says none of it. */
export type OrderTerms = Omit<
  SentOrder,
  'ticker' | 'side' | 'quantity' | 'notional' | 'client_order_id'
>;

type TypedTerms = Pick<OrderTerms, 'type' | 'time_in_force' | 'order_class' | 'reduce_only'>;

/** Returns whether an order only buys or sells at the market now. */
export const isPlainMarket = ({
  type,
  time_in_force,
  order_class,
  reduce_only,
}: TypedTerms): boolean =>
  !reduce_only &&
  (type ?? 'market') === 'market' &&
  (time_in_force ?? 'day') === 'day' &&
  (order_class ?? 'simple') === 'simple';

/** Returns whether an order may be filled as soon as it is placed, and not only after a trigger. */
export const mayFillAtOnce = ({ type, order_class }: TypedTerms): boolean =>
  order_class !== 'oco' && ((type ?? 'market') === 'market' || type === 'limit');
