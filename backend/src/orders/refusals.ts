import type { ProblemCode } from '@finally/contract';
import { SIZE_REFUSALS } from '../ledger/order.ts';

/** The codes with which a request can be no order, in order of precedence. */
export const ORDER_REFUSALS = [
  'ledger_inconsistent',
  ...SIZE_REFUSALS,
  'unknown_ticker',
  // The source could not say whether there is such a ticker.
  'price_unavailable',
] as const;
export type OrderRefusal = (typeof ORDER_REFUSALS)[number];

/**
 * The codes with which an order is refused by an exception: an amount that JSON cannot keep, before
 * the order reaches its service, and a database that cannot be written.
 */
export const THROWN_REFUSALS: ReadonlySet<ProblemCode> = new Set([
  ...SIZE_REFUSALS,
  'database_unavailable',
]);
