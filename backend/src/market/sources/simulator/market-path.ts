import { type PriceE4, priceE4 } from '../../../kernel/money.ts';
import { INTERVAL_MS, startOfBar } from '../../bars/bar.ts';
import type { MarketPathRow, PathInstrumentRow } from '../../store.ts';
import type { Instrument } from '../../symbols/universe.ts';
import { MarketModel, type StepDetail } from './market-model.ts';
import type { SimulatorModel } from './parameters.ts';
import { exp } from './random/elementary.ts';

export const dayOf = (time_ms: number): number => startOfBar(time_ms, INTERVAL_MS['1d']);

/** Returns the price that `start_e4` becomes by a sum of log returns, at least the smallest there is. */
export const grownPrice = (start_e4: PriceE4, growth: number): PriceE4 =>
  priceE4(Math.max(1, Math.round(start_e4 * exp(growth))));

/**
 * The course that the whole simulated market takes. The price of an instrument after n steps is
 * `start price · e^growth(n)`, and the growth is a function of seed, model version and n. Only the
 * previous closes depend on the clock: the first step of a calendar day (UTC) decides them.
 */
export class MarketPath {
  readonly instruments: readonly Instrument[];
  readonly #begun: MarketPathRow;
  readonly #model: MarketModel;
  readonly #previous_close_e4: PriceE4[];
  #day: number;

  /**
   * Stands where `row` was recorded.
   *
   * @param instruments those of the row, in the same order
   */
  constructor(
    row: MarketPathRow & { readonly model: SimulatorModel },
    instruments: readonly Instrument[],
  ) {
    this.instruments = instruments;
    this.#begun = row;
    const growth = row.instruments.map((one) => one.growth);
    this.#model = new MarketModel(row.seed, row.model, instruments, { step: row.step, growth });
    this.#previous_close_e4 = row.instruments.map((one) => one.previous_close_e4);
    this.#day = dayOf(row.recorded_at_ms);
  }

  get seed(): number {
    return this.#begun.seed;
  }

  get began_at_ms(): number {
    return this.#begun.began_at_ms;
  }

  /** How many steps were taken. */
  get step(): number {
    return this.#model.step;
  }

  /** How busy the session was in the last step; 1 on average. */
  get activity(): number {
    return this.#model.activity;
  }

  /** Takes one step with every instrument. */
  advance(now_ms: number): void {
    this.beginDay(now_ms);
    this.#model.advance();
  }

  /** Makes the present prices the previous closes if a day has begun since this was called last. */
  beginDay(now_ms: number): void {
    const day = dayOf(now_ms);
    if (day > this.#day) {
      for (let place = 0; place < this.instruments.length; place++) {
        this.#previous_close_e4[place] = this.price(place);
      }
    }
    // Also back, if the clock was set back: the next day begins when it comes again.
    this.#day = day;
  }

  /** Returns the prices at step 0. */
  start(place: number): PathInstrumentRow {
    return this.#begun.instruments[place] as PathInstrumentRow;
  }

  price(place: number): PriceE4 {
    return grownPrice(this.start(place).start_price_e4, this.#model.growth[place] as number);
  }

  previousClose(place: number): PriceE4 {
    return this.#previous_close_e4[place] as PriceE4;
  }

  /** Returns the log return of the last step. */
  logReturn(place: number): number {
    return this.#model.log_return[place] as number;
  }

  /** Returns the volatility of the last step, as a year's deviation. */
  volatility(place: number): number {
    return this.#model.volatility(place);
  }

  /** Returns what else the last step brought. */
  detail(place: number): StepDetail {
    return this.#model.detail(place);
  }

  /**
   * Returns what a restart needs to go on from here.
   *
   * @param steps_ahead how many steps may be taken and shown before this is called again
   */
  toRow(now_ms: number, steps_ahead: number): MarketPathRow {
    this.beginDay(now_ms);
    return {
      ...this.#begun,
      step: this.step,
      resume_step: this.step + steps_ahead,
      recorded_at_ms: now_ms,
      instruments: this.#begun.instruments.map((one, place) => ({
        ...one,
        previous_close_e4: this.previousClose(place),
        growth: this.#model.growth[place] as number,
      })),
    };
  }
}
