import type { Ticker } from '@finally/contract';
import { type PriceE4, priceE4 } from '../../../kernel/money.ts';
import { dailyTrading } from '../../depth/daily-trading.ts';
import { displayedSizeAt } from '../../depth/displayed-size.ts';
import type { Universe } from '../../symbols/universe.ts';
import { MODEL_VERSION } from './market-model.ts';
import { MarketPath } from './market-path.ts';
import { MODEL_PARAMETERS, type SimulatorModel } from './parameters.ts';
import { tickOf } from './simulator.ts';
import { type BidAsk, bidAsk } from './trading.ts';

/** What the prices of a simulated market follow from. */
export interface RerunOrigin {
  readonly seed: number;
  readonly model: string;
  readonly model_version: number;
  /** By ticker, at step 0. */
  readonly start_prices: Readonly<Record<string, number>>;
}

/** What the market showed of a ticker in a step. */
export interface RerunStep extends BidAsk {
  readonly step: number;
  readonly seed: number;
  readonly last_e4: PriceE4;
  /** Whole shares. */
  readonly volume: number;
  /** The quote without the news of the step, which is shown until a first step was followed. */
  readonly quiet: BidAsk;
  readonly displayed_size: number;
  readonly adv: number;
  readonly volatility_e6: number;
}

/**
 * Runs a simulated market again from its beginning, with some of its instruments: each takes nothing
 * from others but the factors, which follow from the seed.
 */
export class MarketRerun {
  readonly #path: MarketPath;
  readonly #seed: number;
  readonly #places: ReadonlyMap<Ticker, number>;

  private constructor(origin: RerunOrigin & { model: SimulatorModel }, path: MarketPath) {
    this.#path = path;
    this.#seed = origin.seed;
    this.#places = new Map(path.instruments.map(({ ticker }, place) => [ticker, place]));
  }

  /**
   * Begins at step 0. Tickers of which no start price is known are left out.
   *
   * @returns undefined if this version has another model
   */
  static of(
    origin: RerunOrigin,
    tickers: Iterable<Ticker>,
    universe: Pick<Universe, 'get'>,
  ): MarketRerun | undefined {
    const { seed, model, model_version, start_prices } = origin;
    if (!isModel(model) || model_version !== MODEL_VERSION) return undefined;
    const instruments = [...new Set(tickers)]
      .filter((ticker) => start_prices[ticker] !== undefined)
      .map((ticker) => universe.get(ticker))
      .filter((instrument) => instrument !== undefined);
    const begun = {
      seed,
      model,
      model_version,
      began_at_ms: 0,
      step: 0,
      resume_step: 0,
      recorded_at_ms: 0,
      instruments: instruments.map(({ ticker }) => {
        const start_price_e4 = priceE4(start_prices[ticker] as number);
        const before = {
          start_previous_close_e4: start_price_e4,
          previous_close_e4: start_price_e4,
        };
        return { ticker, start_price_e4, ...before, growth: 0 };
      }),
    };
    return new MarketRerun({ ...origin, model }, new MarketPath(begun, instruments));
  }

  get step(): number {
    return this.#path.step;
  }

  has(ticker: Ticker): boolean {
    return this.#places.has(ticker);
  }

  advance(): void {
    this.#path.advance(0);
  }

  /** @throws RangeError if the ticker is not among its own */
  shown(ticker: Ticker): RerunStep {
    const place = this.#places.get(ticker);
    const instrument = this.#path.instruments[place ?? -1];
    if (place === undefined || !instrument) throw new RangeError(`${ticker} does not run again`);
    const path = this.#path;
    const { step } = path;
    const last_e4 = path.price(place);
    const quiet = bidAsk(last_e4, path.volatility(place), 0);
    const ticked = step === 0 ? { volume: 0, ...quiet } : tickOf(path, place, 0);
    const { bid_e4 = quiet.bid_e4, ask_e4 = quiet.ask_e4, volume } = ticked;
    const { adv, volatility_e6 } = dailyTrading(instrument, instrument.price);
    const seed = this.#seed;
    const displayed_size = displayedSizeAt({ seed, ticker, step, adv });
    const depth = { displayed_size, adv, volatility_e6 };
    return { step, seed, last_e4, bid_e4, ask_e4, volume: Math.floor(volume), quiet, ...depth };
  }
}

const isModel = (model: string): model is SimulatorModel => model in MODEL_PARAMETERS;
