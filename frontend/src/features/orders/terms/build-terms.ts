import type { Order as PlacedOrder, Side } from '@finally/contract';
import type { OrderTerms } from './order-terms';

/** The exits of an order; undefined if there is none. */
export interface Exits {
  /** Dollars a share. */
  readonly take_profit: number | undefined;
  readonly stop_loss: OrderTerms['stop_loss'];
}

/**
 * Returns terms with exits: a purchase gets them once it is filled (`bracket`, or `oto` if there is
 * one exit); a sale at the market with both exits is the pair itself (`oco`).
 */
export function withExits(
  side: Side,
  terms: OrderTerms,
  { take_profit, stop_loss }: Exits,
): OrderTerms {
  if (take_profit === undefined && stop_loss === undefined) return terms;
  const both = take_profit !== undefined && stop_loss !== undefined;
  const isPair = side === 'sell' && both && (terms.type ?? 'market') === 'market';
  return {
    ...terms,
    order_class: isPair ? 'oco' : both ? 'bracket' : 'oto',
    ...(take_profit !== undefined && { take_profit: { limit_price: take_profit } }),
    ...(stop_loss !== undefined && { stop_loss }),
  };
}

/** Returns the terms of an order that the server lists. */
export function termsOf(order: Omit<PlacedOrder, 'legs'>): OrderTerms {
  const { type, time_in_force, expires_at } = order;
  const { limit_price, stop_price, trail_amount, trail_percent, limit_offset } = order;
  const { trigger, reduce_only, post_only } = order;
  return {
    type,
    time_in_force,
    ...(time_in_force === 'gtd' && expires_at !== null && { expires_at }),
    ...(limit_price !== null && { limit_price }),
    ...(stop_price !== null && { stop_price }),
    ...(trail_amount !== null && { trail_amount }),
    ...(trail_percent !== null && { trail_percent }),
    ...(limit_offset !== null && { limit_offset }),
    ...(trigger !== 'last' && { trigger }),
    ...(reduce_only && { reduce_only }),
    ...(post_only && { post_only }),
  };
}
