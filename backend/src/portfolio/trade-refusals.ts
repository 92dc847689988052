import { DECISION_REFUSALS } from '../ledger/decide-order.ts';
import { SIZE_REFUSALS } from '../ledger/order.ts';
import { RISK_REFUSALS } from '../risk/refusals.ts';

/** The codes with which a trade can be refused, in order of precedence. */
export const TRADE_REFUSALS = [
  'ledger_inconsistent',
  ...SIZE_REFUSALS,
  'unknown_ticker',
  'client_order_id_conflict',
  ...DECISION_REFUSALS,
  ...RISK_REFUSALS,
] as const;
export type TradeRefusal = (typeof TRADE_REFUSALS)[number];
