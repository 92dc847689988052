import type { ProblemCode } from '@finally/contract';
import { SIZE_REFUSALS } from '../ledger/order-size.ts';
import { PLACEMENT_REFUSALS } from '../ledger/orders/placing/place-order.ts';
import { TRADE_PLACEMENT_REFUSALS } from '../ledger/orders/placing/place-trade.ts';
import { REPLACEMENT_REFUSALS } from '../ledger/orders/replacing/replace-order.ts';
import { ACTION_REFUSALS, RISK_REFUSALS } from '../risk/refusals.ts';

/** The codes with which an order is refused before it is decided, in the precedence of a trade. */
const PREPARATION_REFUSALS = [
  'ledger_inconsistent',
  'client_order_id_conflict',
  'unknown_ticker',
  // The source could not say whether the ticker exists.
  'price_unavailable',
  ...SIZE_REFUSALS,
] as const;
export type PreparationRefusal = (typeof PREPARATION_REFUSALS)[number];

/** The codes with which a trade is refused, in order of precedence. */
export const TRADE_REFUSALS = [
  ...PREPARATION_REFUSALS,
  ...TRADE_PLACEMENT_REFUSALS,
  ...RISK_REFUSALS,
] as const;
export type TradeRefusal = (typeof TRADE_REFUSALS)[number];

/**
 * The codes with which an order is refused by an exception: an amount that JSON cannot keep, before
 * the order reaches its service, and a database that cannot be written.
 */
export const THROWN_REFUSALS: ReadonlySet<ProblemCode> = new Set([
  ...SIZE_REFUSALS,
  'database_unavailable',
]);

/** The codes with which placing an order is refused, in order of precedence. */
export const PLACE_REFUSALS = [
  'ledger_inconsistent',
  'client_order_id_conflict',
  'unknown_ticker',
  ...PLACEMENT_REFUSALS,
  ...RISK_REFUSALS,
] as const;
export type PlaceRefusal = (typeof PLACE_REFUSALS)[number];

/** The codes with which changing an order is refused, in order of precedence. */
export const REPLACE_REFUSALS = [
  'unknown_order',
  'client_order_id_conflict',
  ...REPLACEMENT_REFUSALS,
  ...RISK_REFUSALS,
] as const;
export type ReplaceRefusal = (typeof REPLACE_REFUSALS)[number];

/** The codes with which canceling an order is refused, in order of precedence. */
export const CANCEL_REFUSALS = ['unknown_order', 'order_final', ...ACTION_REFUSALS] as const;
export type CancelRefusal = (typeof CANCEL_REFUSALS)[number];

/** The codes with which canceling all orders is refused, in order of precedence. */
export const CANCEL_ALL_REFUSALS = ACTION_REFUSALS;
export type CancelAllRefusal = (typeof CANCEL_ALL_REFUSALS)[number];
