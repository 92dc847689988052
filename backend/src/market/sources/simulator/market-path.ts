import { type PriceE4, priceE4 } from '../../../kernel/money.ts';
import { INTERVAL_MS, startOfBar } from '../../bars/bar.ts';
import type { MarketPathRow, PathInstrumentRow } from '../../store.ts';
import type { Instrument } from '../../symbols/universe.ts';
import { MarketModel, type StepDetail } from './market-model.ts';
import type { SimulatorModel } from './parameters.ts';
import { exp } from './random/elementary.ts';

export const dayOf = (time_ms: number): number => startOfBar(time_ms, INTERVAL_MS['1d']);

/** Returns a start price after a sum of log returns; at least the smallest possible price. */
export const grownPrice = (start_e4: PriceE4, growth: number): PriceE4 =>
  priceE4(Math.max(1, Math.round(start_e4 * exp(growth))));

/**
 * The path of the whole simulated market. The price of an instrument after n steps is `start price
 * · e^growth(n)`, and the growth is a function of seed, model version and n. Only the previous
 * closes depend on the clock: the first step of a calendar day (UTC) sets them.
 */
export class MarketPath {
  readonly instruments: readonly Instrument[];
  /** Whether its next step follows the last one that was shown before. */
  readonly is_continuous: boolean;
  readonly #begun: MarketPathRow;
  readonly #model: MarketModel;
  readonly #previous_close_e4: PriceE4[];
  #day: number;

  /**
   * Starts at the recorded state.
   *
   * @param instruments those of the row, in the same order
   * @param is_continuous whether no step after the recorded one may have been shown
   */
  constructor(
    row: MarketPathRow & { readonly model: SimulatorModel },
    instruments: readonly Instrument[],
    is_continuous = false,
  ) {
    this.instruments = instruments;
    this.is_continuous = is_continuous;
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

  /** Start of the current day, in milliseconds since the Unix epoch. */
  get day_ms(): number {
    return this.#day;
  }

  /** Number of steps taken. */
  get step(): number {
    return this.#model.step;
  }

  /** Activity of the session in the last step; 1 on average. */
  get activity(): number {
    return this.#model.activity;
  }

  /** Takes one step with every instrument. */
  advance(now_ms: number): void {
    this.beginDay(now_ms);
    this.#model.advance();
  }

  /** Sets the previous closes to the current prices if a new day has begun since the last call. */
  beginDay(now_ms: number): void {
    const day = dayOf(now_ms);
    if (day > this.#day) {
      for (let place = 0; place < this.instruments.length; place++) {
        this.#previous_close_e4[place] = this.price(place);
      }
    }
    // Also if the clock was set back: the next day then begins again.
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

  /** Returns the volatility of the last step, annualized. */
  volatility(place: number): number {
    return this.#model.volatility(place);
  }

  /** Returns the return caused by news in the last step; 0 without news. */
  jump(place: number): number {
    return this.#model.jump(place);
  }

  /** Fills `normals` with the `volume_noise` of every instrument in the last step. */
  drawVolumeNoise(normals: Float64Array): void {
    this.#model.drawVolumeNoise(normals);
  }

  /** Returns the details of the last step. */
  detail(place: number): StepDetail {
    return this.#model.detail(place);
  }

  /**
   * Returns the state from which a restart continues.
   *
   * @param steps_ahead how many steps may be taken and shown before the next call
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
