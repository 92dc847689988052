import type { Side } from '@finally/contract';
import type { PriceE4 } from '../../kernel/money.ts';
import type { Execution } from './desk.ts';
import type { OrderRow } from './order-row.ts';

/** The market in one ticker at one step, as orders meet it. */
export interface StepMarket {
  /** The last price. */
  readonly price_e4: PriceE4;
  readonly bid_e4: PriceE4 | null;
  readonly ask_e4: PriceE4 | null;
  /** Whether the price is older than its source allows: nothing is filled at it. */
  readonly stale: boolean;
}

/** How orders are filled: a pure function of the order and the market. */
export interface FillModel {
  /** Returns true if a limit order would be filled at once. */
  crosses(side: Side, limit_price_e4: PriceE4, market: StepMarket): boolean;
  /** Returns what an order trades that takes what is offered: a market order, or a limit that crosses. */
  take(order: OrderRow, market: StepMarket): readonly Execution[];
  /** Returns what a resting limit order trades in a step. */
  rest(order: OrderRow, market: StepMarket): readonly Execution[];
}
