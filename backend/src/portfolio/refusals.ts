import { DECISION_REFUSALS } from '../ledger/decide-order.ts';
import { ORDER_REFUSALS } from '../orders/index.ts';
import { RISK_REFUSALS } from '../risk/refusals.ts';

/** Codes with which a trade can be refused, in order of precedence. */
export const TRADE_REFUSALS = [...ORDER_REFUSALS, ...DECISION_REFUSALS, ...RISK_REFUSALS] as const;
export type TradeRefusal = (typeof TRADE_REFUSALS)[number];

/** Codes with which a page of the blotter can be refused. */
export const TRADES_REFUSALS = ['invalid_cursor'] as const;
export type TradesRefusal = (typeof TRADES_REFUSALS)[number];
