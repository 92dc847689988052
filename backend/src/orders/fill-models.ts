import type { Ticker } from '@finally/contract';
import { cents, notionalCents, priceE4, quantityE6 } from '../kernel/money.ts';
import type { Clock } from '../kernel/time/clock.ts';
import type { Execution } from '../ledger/orders/desk.ts';
import type { FillModel, StepMarket } from '../ledger/orders/market.ts';
import { type OrderRow, remainingOf } from '../ledger/orders/order-row.ts';
import { type Triggered, triggerOf } from '../ledger/orders/stops.ts';
import type { DepthReader } from '../market/index.ts';
import { type MarketStep, marketStepOf } from './fills/book.ts';
import type { Execution as Part } from './fills/execution.ts';
import { explainFill } from './fills/explanation/explanation.ts';
import { meet } from './fills/maker.ts';
import { FILL_PROFILES, type FillProfile } from './fills/profile.ts';
import { NO_RECENT_TAKING } from './fills/recent-taking.ts';
import { take } from './fills/taker.ts';

/** Stands for the price of a ticker that has none; nothing is filled at it. */
export const NO_PRICE: Pick<StepMarket, 'price_e4'> = { price_e4: priceE4(1) };

export interface FillModelsOptions {
  readonly depth: Pick<DepthReader, 'depth'>;
  readonly clock: Pick<Clock, 'now_ms'>;
}

/**
 * Makes what fills the orders of a step. Every account has the profile `ideal`, whose fills depend on
 * the last price alone; the depth of the market goes into their explanations.
 */
export class FillModels {
  readonly #options: FillModelsOptions;

  constructor(options: FillModelsOptions) {
    this.#options = options;
  }

  /** Returns what fills orders in a ticker at a price. */
  at(ticker: Ticker, { price_e4 }: Pick<StepMarket, 'price_e4'>): FillModel {
    const { depth, clock } = this.#options;
    const shown = depth.depth(ticker);
    const step: MarketStep = shown
      ? marketStepOf({ ...shown, last_e4: price_e4 }, { volume: 0, is_halted: false })
      : { step: 0, last_e4: price_e4, volume: 0, book: null, is_halted: false };
    return fillModelAt(FILL_PROFILES.ideal, step, clock.now_ms());
  }
}

/** Returns what fills orders in one step of the market by a profile that remembers nothing. */
function fillModelAt(profile: FillProfile, step: MarketStep, time_ms: number): FillModel {
  const explained = (
    order: OrderRow,
    part: Part,
    collar_e4: Triggered['stop_e4'] | null,
  ): Execution => {
    const { ticker, side } = order;
    const { price_e4, quantity_e6, liquidity } = part;
    const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
    const triggered = triggeredBy(order, step);
    const context = {
      profile,
      ticker,
      side,
      market: step,
      time_ms,
      triggered,
      collar_e4,
      notional_cents,
      fees: [],
    };
    return { price_e4, quantity_e6, liquidity, explanation: explainFill(context, part) };
  };
  return {
    crosses: (side, limit_price_e4) =>
      side === 'buy' ? step.last_e4 <= limit_price_e4 : step.last_e4 >= limit_price_e4,

    take(order) {
      const { side, limit_price_e4, state } = order;
      const taker = {
        side,
        quantity_e6: remainingOf(order),
        limit_e4: limit_price_e4,
        by_stop: state === 'triggered',
      };
      const { executions, collar_e4 } = take(profile, step, taker, NO_RECENT_TAKING);
      return executions.map((part) => explained(order, part, collar_e4));
    },

    rest(order) {
      const { side, limit_price_e4, ahead_e6 } = order;
      const left_e6 = remainingOf(order);
      if (limit_price_e4 === null || left_e6 === 0) return [];
      const resting = {
        side,
        limit_e4: limit_price_e4,
        left_e6,
        queue: { ahead_e6: ahead_e6 ?? quantityE6(0), is_best: true },
      };
      const { execution } = meet(profile, step, resting, NO_RECENT_TAKING);
      return execution ? [explained(order, execution, null)] : [];
    },
  };
}

/** What triggered the stop of an order; null if it has none or its fill did not wait for it. */
function triggeredBy(order: OrderRow, { last_e4, book }: MarketStep): Triggered | null {
  const { state, stop_price_e4 } = order;
  if (state !== 'triggered' || stop_price_e4 === null) return null;
  const { bid_e4 = null, ask_e4 = null } = book ?? {};
  return triggerOf({ ...order, stop_price_e4 }, { price_e4: last_e4, bid_e4, ask_e4 });
}
