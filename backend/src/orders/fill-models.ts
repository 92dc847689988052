import type { Ticker } from '@finally/contract';
import { priceE4 } from '../kernel/money.ts';
import type { Clock } from '../kernel/time/clock.ts';
import type { FillTerms } from '../ledger/account.ts';
import type { FillModel, StepMarket } from '../ledger/orders/matching/market.ts';
import type { DepthReader } from '../market/index.ts';
import { type MarketStep, marketStepOf } from './fills/book.ts';
import { fillModelIn } from './fills/fill-model-in.ts';
import { profileOf } from './fills/profile.ts';

/** Stands for the price of a ticker that has none; nothing is filled at it. */
export const NO_PRICE: Pick<StepMarket, 'price_e4'> = { price_e4: priceE4(1) };

export interface FillModelsOptions {
  readonly depth: Pick<DepthReader, 'depth'>;
  readonly clock: Pick<Clock, 'now_ms'>;
}

/** What fills the orders in one ticker in one step, by the terms of their account. */
export interface StepFills {
  readonly step: MarketStep;
  by(terms: FillTerms): FillModel;
}

/** Makes what fills the orders of a step, with the depth that the market shows now. */
export class FillModels {
  readonly #options: FillModelsOptions;

  constructor(options: FillModelsOptions) {
    this.#options = options;
  }

  /** Returns what fills orders in a ticker at a price. */
  at(ticker: Ticker, { price_e4 }: Pick<StepMarket, 'price_e4'>): StepFills {
    const { depth, clock } = this.#options;
    const shown = depth.depth(ticker);
    const step: MarketStep = shown
      ? marketStepOf({ ...shown, last_e4: price_e4 }, { volume: shown.volume, is_halted: false })
      : { step: 0, last_e4: price_e4, volume: 0, book: null, is_halted: false };
    const time_ms = clock.now_ms();
    return { step, by: (terms) => fillModelIn(step, profileOf(terms), time_ms) };
  }
}
