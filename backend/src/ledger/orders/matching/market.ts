import type { Liquidity, Side } from '@finally/contract';
import type { PriceE4, QuantityE6 } from '../../../kernel/money.ts';
import type { FeeLine } from '../../fees/fees.ts';
import type { OrderRow, QueuePlace } from '../order-row.ts';

/** The market in one ticker at one step, as orders meet it. */
export interface StepMarket {
  /** The last price. */
  readonly price_e4: PriceE4;
  readonly bid_e4: PriceE4 | null;
  readonly ask_e4: PriceE4 | null;
  /** Whether the price is older than its source allows: nothing is filled at it. */
  readonly stale: boolean;
}

/**
 * What a fill model remembers of an account's trading in a ticker. Plain data that only the model
 * reads; the ledger keeps it with the account.
 */
export type FillMemory = object;

/** A trade that an order makes. */
export interface Execution {
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
  readonly liquidity: Liquidity;
  /** What it is charged. */
  readonly fees: readonly FeeLine[];
  /** Why it came about at this price; null if the fill model does not explain it. */
  readonly explanation: object | null;
  /** What the fill model remembers after it; null if it remembers nothing. */
  readonly memory: FillMemory | null;
}

/** What a step did to a resting limit order. */
export interface Rested {
  readonly executions: readonly Execution[];
  readonly place: QueuePlace;
  /** What the fill model remembers after the step, also if nothing was filled. */
  readonly memory: FillMemory | null;
}

/** How orders are filled: pure functions of the order, the market and what the model remembers. */
export interface FillModel {
  /**
   * The step of the market, which an order meets only once; null if the model fills by the price
   * alone and does not count steps.
   */
  readonly step: number | null;
  /** Whether an order reaches the market in the step after the one in which it was placed. */
  readonly is_delayed: boolean;
  /** Returns the price at which an order for a sum of dollars is sized. */
  sizingPrice(side: Side, market: StepMarket): PriceE4;
  /** Returns true if a limit order would be filled at once. */
  crosses(side: Side, limit_price_e4: PriceE4, market: StepMarket): boolean;
  /** Returns what an order trades that takes what is offered: a market order, or a limit that crosses. */
  take(order: OrderRow, market: StepMarket, memory: FillMemory | undefined): readonly Execution[];
  /** Returns what a resting limit order trades in a step. */
  rest(order: OrderRow, market: StepMarket, memory: FillMemory | undefined): Rested;
  /** Returns where a limit order stands that begins to rest in this step. */
  placeOf(side: Side, limit_price_e4: PriceE4): QueuePlace;
}
