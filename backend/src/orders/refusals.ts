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
