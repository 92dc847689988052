import { SIZE_REFUSALS } from '../ledger/order.ts';

/** Codes with which a request is refused before it is decided, in order of precedence. */
export const ORDER_REFUSALS = [
  'ledger_inconsistent',
  ...SIZE_REFUSALS,
  'unknown_ticker',
  // The source could not say whether the ticker exists.
  'price_unavailable',
] as const;
export type OrderRefusal = (typeof ORDER_REFUSALS)[number];
