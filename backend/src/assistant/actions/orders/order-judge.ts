import { type AskedChange, type AskedOrder, TickerSchema, timeInForceOf } from '@finally/contract';
import { parseDecimal, QUANTITY_SCALE } from '../../../kernel/money.ts';
import { isOnOrders, type ProposedAction, type ProposedOrderAction } from '../proposed-actions.ts';

/** An order that the person's message asks for, with all of its terms. */
export interface MandatedOrder {
  readonly request: AskedOrder;
  /** True if the quantity follows from a price, so that a plan may come to slightly fewer shares. */
  readonly by_value: boolean;
}

/** A change of an open order that the person's message asks for. */
export interface MandatedOrderChange {
  readonly order_id: string;
  readonly change: AskedChange;
}

/** A cancellation that the person's message asks for. */
export interface MandatedCancel {
  /** Null for all open orders, or all of a ticker. */
  readonly order_id: string | null;
  /** Empty for the orders of all tickers. */
  readonly ticker: string;
  /** The ids of the open orders that it includes; a plan may name them one by one. */
  readonly covers: readonly string[];
}

export interface OrderMandate {
  readonly placements: readonly MandatedOrder[];
  readonly order_changes: readonly MandatedOrderChange[];
  readonly cancels: readonly MandatedCancel[];
}

/** Millionths of a share, the ledger's unit. */
const SCALE = 10 ** QUANTITY_SCALE;
/** A plan in dollars may trade this share of the mandated quantity, because prices move. */
const BY_VALUE_MIN = 0.99;

/**
 * Returns true if a quantity is the one that was asked for: exactly, or up to 1 % less if it follows
 * from a price.
 */
export function isQuantityWithin(
  quantity: number,
  mandated: { readonly quantity: number; readonly by_value: boolean },
): boolean {
  const planned = units(quantity);
  if (planned === undefined) return false;
  if (!mandated.by_value) return planned === units(mandated.quantity);
  const limit = mandated.quantity * SCALE;
  return planned <= Math.round(limit) + 1 && planned >= limit * BY_VALUE_MIN;
}

/** Converts to millionths of a share; undefined if it is not a whole number of them. */
const units = (quantity: number): number | undefined => parseDecimal(quantity, QUANTITY_SCALE);

/** Normalizes a ticker for comparison; undefined if it is not one. */
export const comparableTicker = (written: string): string | undefined =>
  TickerSchema.safeParse(written).data;

/**
 * Returns the positions of the actions on orders that a mandate authorizes, each once. An order must
 * be the same in every term: ticker, side, type, prices, exits, time in force, flags.
 */
export function ordersBorneOut(
  actions: readonly ProposedAction[],
  { placements, order_changes, cancels }: OrderMandate,
): ReadonlySet<number> {
  const borne = new Set<number>();
  const bear = (isIt: (action: ProposedOrderAction) => boolean): void => {
    const place = actions.findIndex(
      (action, index) => isOnOrders(action) && !borne.has(index) && isIt(action),
    );
    if (place >= 0) borne.add(place);
  };
  for (const mandated of placements) {
    bear((action) => action.kind === 'order' && isSameOrder(action.request, mandated));
  }
  for (const { order_id, change } of order_changes) {
    bear(
      (action) =>
        action.kind === 'order_change' &&
        action.request.order_id === order_id &&
        canonical(action.request.change) === canonical(change),
    );
  }
  for (const { order_id, ticker, covers } of cancels) {
    for (const id of covers) {
      bear((action) => action.kind === 'order_cancel' && action.request.order_id === id);
    }
    if (order_id !== null) continue;
    bear(
      (action) =>
        action.kind === 'order_cancel' &&
        action.request.order_id === null &&
        (ticker === ''
          ? action.request.ticker === ''
          : comparableTicker(action.request.ticker) === ticker),
    );
  }
  return borne;
}

function isSameOrder(planned: AskedOrder, { request, by_value }: MandatedOrder): boolean {
  const { quantity } = request;
  const isQuantity =
    quantity === undefined
      ? planned.quantity === undefined
      : planned.quantity !== undefined &&
        isQuantityWithin(planned.quantity, { quantity, by_value });
  return isQuantity && termsOf(planned) === termsOf(request);
}

/** Everything of an order except its quantity; equal orders have equal terms. */
const termsOf = ({ quantity: _, ...order }: AskedOrder): string =>
  canonical({
    ...order,
    ticker: comparableTicker(order.ticker) ?? null,
    // Of an order with exits it makes a difference whether the day was said.
    time_in_force: order.order_class === 'simple' ? timeInForceOf(order) : order.time_in_force,
  });

/** JSON with the keys of every object in order; a missing field and an undefined one are the same. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
