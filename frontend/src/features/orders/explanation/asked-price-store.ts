import { createStore } from 'zustand/vanilla';

/** The fill that is asked about, or all fills of an order. */
export interface AskedPrice {
  readonly order_id: string;
  /** Null for all fills of the order. */
  readonly trade_id: string | null;
  /** What was traded: `Bought 5 AAPL at $190.12`. */
  readonly title: string;
}

/** Whose price is being explained; null if none is. */
export const askedPriceStore = createStore<AskedPrice | null>(() => null);
