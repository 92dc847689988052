import type { PriceE4, QuantityE6 } from '../../kernel/money.ts';

/** `taker` met resting orders of others, `maker` rested itself. */
export type Liquidity = 'taker' | 'maker' | 'auction' | 'liquidation';

/** Size taken at one level of the book. */
export interface TakenLevel {
  readonly price_e4: PriceE4;
  /** The size shown there in this step. */
  readonly shown_e6: QuantityE6;
  /** What the account had taken of it in this step before. */
  readonly taken_before_e6: QuantityE6;
  readonly taken_e6: QuantityE6;
}

/** Hidden liquidity taken behind the levels. */
export interface TakenHidden {
  readonly quantity_e6: QuantityE6;
  /** h0: hidden shares that the account took lately in this direction. */
  readonly before_e6: QuantityE6;
  /** w(h1): the square root of h1 over the daily volume, in millionths. */
  readonly weight_e6: number;
  /** How far the average price lies behind the last level. */
  readonly slip_e4: number;
  /** The price that the slip counts from. */
  readonly from_e4: PriceE4;
}

/** How far a resting order was from its turn. */
export interface QueueProgress {
  /** Shares of others ahead of it before and after the step. */
  readonly ahead_before_e6: QuantityE6;
  readonly ahead_after_e6: QuantityE6;
  /** Volume that had reached it before and was less than a share. */
  readonly reached_before_e6: QuantityE6;
  /** Whole shares that the market traded in the step. */
  readonly volume: number;
  /** What other orders of the account had used of the volume. */
  readonly used_before_e6: QuantityE6;
}

/** A part of an order that is filled at one price. */
export interface Execution {
  readonly price_e4: PriceE4;
  readonly quantity_e6: QuantityE6;
  readonly liquidity: Liquidity;
  /** The level that was taken; null if the price came from elsewhere. */
  readonly level: TakenLevel | null;
  readonly hidden: TakenHidden | null;
  readonly queue: QueueProgress | null;
}
