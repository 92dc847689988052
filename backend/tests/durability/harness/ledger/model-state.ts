import type { Trade, TradeReceipt, TradeRequest } from '@finally/contract';
import type { openPortfolio } from '../../../support/trading/portfolio.ts';
import type { BigIntLedger } from './bigint-ledger.ts';

export const STARTING_CENTS = 1_000_000n;
export const SYMBOLS = ['AAPL', 'MSFT', 'TSLA'] as const;
export const STARTING_PRICE = 1_901_234n;
/** The largest number the ledger holds. */
export const LARGEST = 999_999_999_999_999n;

/** The expected state, in BigInt arithmetic. */
export interface Model {
  ledger: BigIntLedger;
  readonly prices: Map<string, { price: bigint; since_ms: number }>;
  now_ms: number;
  /** The current ledger's trades, oldest first. */
  trades: Trade[];
  /** The order of each client order id, in any ledger. */
  readonly orders: Map<string, { readonly request: TradeRequest; readonly receipt: TradeReceipt }>;
  /** Number of filled orders. */
  fills: number;
}

/** The real service on a real database file. */
export interface Real {
  opened: ReturnType<typeof openPortfolio>;
  readonly reopen: () => Promise<void>;
}

export const dollars = (amount: bigint): number => Number(amount) / 100;
export const shares = (quantity: bigint): number => Number(quantity) / 1e6;

export const millionths = (quantity: number): bigint => BigInt(Math.round(quantity * 1e6));

/** Returns how many millionths of a share this many cents buy. */
export const worth = (cents: bigint, price: bigint): bigint => (cents * 100_000_000n) / price;

/** Returns the order's quantity at a price, in millionths of a share. */
export const inShares = ({ quantity, notional = 0 }: TradeRequest, price: bigint): bigint =>
  quantity === undefined ? worth(BigInt(Math.round(notional * 100)), price) : millionths(quantity);
