import { type PriceE4, priceE4 } from '../../../../kernel/money.ts';
import { DAY_MS } from '../../../../kernel/time/units.ts';
import type { PriceBar } from '../../../bars/bar.ts';
import type { DayFigures } from '../../../board/day-figures.ts';
import type { MarketPathRow, PathDayRow } from '../../../store.ts';
import type { Instrument } from '../../../symbols/universe.ts';
import { dayOf, type MarketPath } from '../market-path.ts';
import { STEPS_PER_SESSION } from '../session.ts';
import { sharesPerStep, stepVolume } from '../trading.ts';

/** Steps of a day for which the day before is still recorded, in case that a recording failed. */
const STEPS_WITH_YESTERDAY = 1_200;

/**
 * The figures of the current day of every instrument on the path, counted from each of its steps.
 * The part of the day before the path began is added by `begin`.
 */
export class DayBoard {
  readonly #path: MarketPath;
  /** By instrument; NaN before the first step of a day. */
  readonly #open: Float64Array;
  readonly #high: Float64Array;
  readonly #low: Float64Array;
  readonly #volume: Float64Array;
  readonly #noise: Float64Array;
  /** By instrument: the shares traded in the last step. */
  readonly step_volumes: Float64Array;
  /** By instrument: its part of the day before the path began. */
  readonly #before: (PriceBar | undefined)[];
  #day_ms: number;
  #steps = 0;
  /** Trading since the day began, as a share of that of an average day. */
  #sessions: number;
  #finished: readonly PathDayRow[] = [];

  /** @param recorded the days and the trading of a recorded path, in any order */
  constructor(path: MarketPath, recorded: Pick<MarketPathRow, 'days' | 'day_sessions'> = {}) {
    const count = path.instruments.length;
    this.#path = path;
    this.#day_ms = path.day_ms;
    this.#open = new Float64Array(count).fill(Number.NaN);
    this.#high = new Float64Array(count);
    this.#low = new Float64Array(count);
    this.#volume = new Float64Array(count);
    this.#noise = new Float64Array(count);
    this.step_volumes = new Float64Array(count);
    this.#before = new Array(count).fill(undefined);
    const today = (recorded.days ?? []).filter(({ time_ms }) => time_ms === this.#day_ms);
    this.#sessions = today.length > 0 ? (recorded.day_sessions ?? 0) : 0;
    const by_ticker = new Map(today.map((row) => [row.ticker, row]));
    for (const [place, { ticker }] of path.instruments.entries()) {
      const row = by_ticker.get(ticker);
      if (row) this.#set(place, row);
    }
  }

  /** Adds the step that the path has just taken. */
  takeStep(): void {
    this.#turn();
    const path = this.#path;
    path.drawVolumeNoise(this.#noise);
    this.#steps += 1;
    this.#sessions += path.activity / STEPS_PER_SESSION;
    for (let place = 0; place < this.#open.length; place++) {
      const price = path.price(place);
      if (Number.isNaN(at(this.#open, place))) {
        this.#open[place] = price;
        this.#high[place] = price;
        this.#low[place] = price;
      } else if (price > at(this.#high, place)) this.#high[place] = price;
      else if (price < at(this.#low, place)) this.#low[place] = price;
      const volume = stepVolume(path, place, at(this.#noise, place));
      this.step_volumes[place] = volume;
      this.#volume[place] = at(this.#volume, place) + volume;
    }
  }

  /** True if the path began within the current day, so that a part of the day is before it. */
  get has_beginning(): boolean {
    const { began_at_ms, day_ms } = this.#path;
    return began_at_ms > day_ms && dayOf(began_at_ms) === day_ms;
  }

  /** Whether the part of the day before the path began is unknown. */
  lacksBeginning(place: number): boolean {
    return this.has_beginning && this.#before[place] === undefined;
  }

  /** Adds the part of the day before the path began. */
  begin(place: number, before: PriceBar): void {
    this.#before[place] = before;
  }

  /** Returns the figures of an instrument. */
  figures(place: number, timestamp_ms: number): DayFigures {
    this.#turn();
    const path = this.#path;
    const instrument = path.instruments[place] as Instrument;
    const day = this.#bar(place);
    const usual = sharesPerStep(instrument) * STEPS_PER_SESSION;
    const share_before = this.has_beginning ? (path.began_at_ms - this.#day_ms) / DAY_MS : 0;
    // Until the part before the path is known, it is taken for usual.
    const unknown = this.lacksBeginning(place) ? Math.round(usual * share_before) : 0;
    return {
      ticker: instrument.ticker,
      price_e4: path.price(place),
      previous_close_e4: path.previousClose(place),
      open_e4: day.open_e4,
      high_e4: day.high_e4,
      low_e4: day.low_e4,
      volume: day.volume + unknown,
      usual_volume: usual * (this.#sessions + share_before),
      timestamp_ms,
    };
  }

  /** Returns what to record: the current day, and the one before for its first minutes. */
  toRow(): Required<Pick<MarketPathRow, 'days' | 'day_sessions'>> {
    this.#turn();
    const yesterday = this.#steps < STEPS_WITH_YESTERDAY ? this.#finished : [];
    return { days: [...yesterday, ...this.#rows()], day_sessions: this.#sessions };
  }

  /** Begins the day anew if the path has begun another one. */
  #turn(): void {
    const { day_ms } = this.#path;
    if (day_ms === this.#day_ms) return;
    if (day_ms > this.#day_ms) {
      this.#finished = this.#rows().map((row, place) => ({
        ...row,
        close_e4: this.#path.previousClose(place),
      }));
    }
    this.#day_ms = day_ms;
    this.#steps = 0;
    this.#sessions = 0;
    this.#open.fill(Number.NaN);
    this.#volume.fill(0);
  }

  #set(place: number, row: PriceBar): void {
    this.#open[place] = row.open_e4;
    this.#high[place] = row.high_e4;
    this.#low[place] = row.low_e4;
    this.#volume[place] = row.volume;
  }

  /** Returns the day since the path began. A day without a step is at the present price. */
  #lived(place: number): PriceBar {
    const close_e4 = this.#path.price(place);
    const time_ms = this.#day_ms;
    const volume = at(this.#volume, place);
    if (!Number.isNaN(at(this.#open, place))) {
      const [open_e4, high_e4, low_e4] = [this.#open, this.#high, this.#low].map((column) =>
        priceE4(at(column, place)),
      ) as [PriceE4, PriceE4, PriceE4];
      return { time_ms, open_e4, high_e4, low_e4, close_e4, volume };
    }
    return { time_ms, open_e4: close_e4, high_e4: close_e4, low_e4: close_e4, close_e4, volume };
  }

  /** Returns the whole day so far. */
  #bar(place: number): PriceBar {
    const lived = this.#lived(place);
    if (!this.has_beginning) return lived;
    const before = this.#before[place];
    const open_e4 = before?.open_e4 ?? this.#path.previousClose(place);
    const high = Math.max(before?.high_e4 ?? open_e4, lived.high_e4);
    const low = Math.min(before?.low_e4 ?? open_e4, lived.low_e4);
    const volume = lived.volume + (before?.volume ?? 0);
    return { ...lived, open_e4, high_e4: priceE4(high), low_e4: priceE4(low), volume };
  }

  #rows(): PathDayRow[] {
    return this.#path.instruments.map(({ ticker }, place) => ({
      ticker,
      ...this.#lived(place),
    }));
  }
}

/** Reads an element that is known to exist. */
const at = (column: Float64Array, place: number): number => column[place] as number;
