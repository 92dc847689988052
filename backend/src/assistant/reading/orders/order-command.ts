import type { OrderType, Side, Ticker, TimeInForce } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Amount } from '../amount.ts';

/** The trail of a trailing stop: dollars per share, or a fraction of the price. */
export type Trail =
  | { readonly of: 'dollars'; readonly amount: Fraction }
  | { readonly of: 'percent'; readonly percent: Fraction };

/** The terms of an order as they were written. Prices are dollars per share. */
export interface WrittenTerms {
  readonly type: OrderType;
  readonly limit: Fraction | null;
  readonly stop: Fraction | null;
  readonly trail: Trail | null;
  /** Null if nothing was said. */
  readonly time_in_force: TimeInForce | null;
  readonly take_profit: Fraction | null;
  readonly stop_loss: Fraction | Trail | null;
  /** The two exits alone, of shares that are held. */
  readonly is_pair: boolean;
  /** True for an exit of shares that are held: a stop loss or a take profit. */
  readonly is_exit: boolean;
  /** True if the limit was written as "at 180" or as a target, and may be meant as a stop. */
  readonly is_bare: boolean;
}

/** An order with terms that is completely understood. */
export interface OrderCommand {
  readonly kind: 'order';
  readonly side: Side;
  readonly ticker: Ticker;
  readonly amount: Amount;
  /** The number of shares the person claims to hold. */
  readonly stated?: Fraction | undefined;
  readonly terms: WrittenTerms;
}

/** The kind of an open order, as a person names it. */
export type ChosenKind = 'limit' | 'stop' | 'trailing_stop' | 'take_profit';

/** Which open orders are meant. */
export interface Chosen {
  readonly ticker: Ticker | null;
  readonly side: Side | null;
  readonly order_kind: ChosenKind | null;
  /** The limit or the stop of the order, in dollars per share. */
  readonly price: Fraction | null;
  /** True for all that match; otherwise exactly one is meant. */
  readonly is_plural: boolean;
  /** True for the newest of those that match. */
  readonly is_latest: boolean;
  /** True for "that order", which may be one that is filled already. */
  readonly is_pointing: boolean;
  /** The place in the list that was shown last, from 1: "the second one"; null if none was said. */
  readonly ordinal: number | null;
  /** The order that "that order" or the place in a list stands for; null if it is not known. */
  readonly id: string | null;
}

export interface CancelCommand {
  readonly kind: 'cancel_orders';
  readonly chosen: Chosen;
}

/** The field of an order that a change names; `price` is the only price that the order has. */
export type ChangedField = 'limit' | 'stop' | 'price' | 'trail_percent' | 'quantity';

/** How far a price or a quantity is moved: dollars, shares or a part of what it is now. */
export interface Shift {
  readonly of: 'dollars' | 'shares' | 'part';
  /** More than zero; a part is of one. */
  readonly by: Fraction;
}

export interface ChangeCommand {
  readonly kind: 'change_order';
  readonly chosen: Chosen;
  readonly change:
    | { readonly field: ChangedField; readonly to: Fraction }
    /** `direction` says whether it is raised or lowered. */
    | { readonly field: 'limit' | 'stop' | 'price' | 'quantity'; readonly shift: Shift }
    | { readonly field: 'time_in_force'; readonly to: TimeInForce };
  /** The direction that the verb says: "raise", "lower". */
  readonly direction: 'up' | 'down' | null;
}

/** A command on orders other than those at the market. */
export type WorkingCommand = OrderCommand | CancelCommand | ChangeCommand;

/**
 * A condition that may mean a limit order or a stop. Each option is the whole message that means it;
 * null if there is no such order.
 */
export interface LimitOrStop {
  readonly kind: 'limit_or_stop';
  readonly side: Side;
  readonly ticker: Ticker;
  readonly price: Fraction;
  readonly limit: string;
  readonly stop: string | null;
}

/** "change my AAPL order to 5" may mean a price or a quantity. */
export interface PriceOrQuantity {
  readonly kind: 'price_or_quantity';
  readonly typed: string;
}

/** A change of an open order that does not say what becomes of it. */
export interface ChangeHow {
  readonly kind: 'change_how';
  readonly typed: string;
  /** What is missing: the new value, up or down, dollars or percent, or whether a limit is of an order. */
  readonly asks: 'to_what' | 'direction' | 'unit' | 'which_limit' | 'price_or_quantity';
}

/** "set a stop 5% below on all my positions": stops are placed one position at a time. */
export interface StopOnAll {
  readonly kind: 'stop_on_all';
  /** Per cent below the price; null if nothing was said. */
  readonly percent: Fraction | null;
}

/** "stop loss 2% on AAPL" may mean a stop 2% below the price or one that trails by 2%. */
export interface StopOrTrail {
  readonly kind: 'stop_or_trail';
  readonly ticker: Ticker;
  readonly percent: Fraction;
  /** What the stop is for, as an order can say it: `4 AAPL`, `all my AAPL`. */
  readonly item: string;
}

/** "protect my AAPL" does not say at which price. */
export interface StopAtWhat {
  readonly kind: 'stop_at_what';
  readonly ticker: Ticker;
  readonly item: string;
}
