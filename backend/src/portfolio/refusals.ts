export { TRADE_REFUSALS } from '../orders/index.ts';

/** Codes with which a page of the blotter can be refused. */
export const TRADES_REFUSALS = ['invalid_cursor'] as const;
export type TradesRefusal = (typeof TRADES_REFUSALS)[number];
