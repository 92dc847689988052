import { type BarInterval, SCAN_BARS, SCAN_INTERVALS } from '@finally/contract';
import { DAY_MS } from '../../../../kernel/time/units.ts';
import { coarsen, INTERVAL_MS, type PriceBar } from '../../../bars/bar.ts';
import type { PastOrigin } from '../../../store.ts';
import type { Instrument } from '../../../symbols/universe.ts';
import type { RecordedDays } from '../../source.ts';
import { pastOf } from '../instrument-past.ts';
import { dayOf, type MarketPath } from '../market-path.ts';
import { IntervalColumns } from './interval-columns.ts';

/**
 * The newest bars of every instrument, for figures that need more than the present day. Nothing is kept
 * before they are prepared for the first time: from then on each step adds to them, and the past of
 * each instrument is invented like that of a chart.
 */
export class MarketSeries {
  readonly #path: MarketPath;
  readonly #originOf: (place: number) => PastOrigin;
  #columns: ReadonlyMap<BarInterval, IntervalColumns> | undefined;

  /** @param originOf returns the parameters of an instrument's history up to now */
  constructor(path: MarketPath, originOf: (place: number) => PastOrigin) {
    this.#path = path;
    this.#originOf = originOf;
  }

  /** Adds the step that the path has just taken. */
  takeStep(time_ms: number, volumes: Float64Array): void {
    if (!this.#columns) return;
    for (const columns of this.#columns.values()) columns.begin(time_ms);
    for (let place = 0; place < volumes.length; place++) {
      const price_e4 = this.#path.price(place);
      const volume = volumes[place] as number;
      for (const columns of this.#columns.values()) columns.add(place, price_e4, volume);
    }
  }

  /** Prepares the bars of every interval of scans; undefined if that has begun before. */
  prepare(
    now_ms: number,
    step: () => Promise<void>,
    recorded: RecordedDays,
  ): Promise<void> | undefined {
    if (this.#columns) return undefined;
    const { instruments } = this.#path;
    const made = SCAN_INTERVALS.map(
      (interval) =>
        [interval, new IntervalColumns(interval, instruments.length, SCAN_BARS, now_ms)] as const,
    );
    const columns = new Map<BarInterval, IntervalColumns>(made);
    this.#columns = columns;
    // As of now, because steps are added from now on.
    const origins = instruments.map((_, place) => this.#originOf(place));
    return (async () => {
      await this.#readDays(columns, now_ms, step, recorded);
      for (const [place, instrument] of instruments.entries()) {
        await step();
        this.#invent(columns, place, instrument, origins[place] as PastOrigin);
      }
    })();
  }

  /** Returns the bars of an instrument, oldest first; none before they are prepared. */
  bars(place: number, interval: BarInterval): readonly PriceBar[] {
    return this.#columns?.get(interval)?.bars(place) ?? [];
  }

  /** Reads the whole days that the path has taken; the one on which it began is not whole. */
  async #readDays(
    columns: ReadonlyMap<BarInterval, IntervalColumns>,
    now_ms: number,
    step: () => Promise<void>,
    recorded: RecordedDays,
  ): Promise<void> {
    const places = new Map(this.#path.instruments.map(({ ticker }, place) => [ticker, place]));
    const first_ms = dayOf(this.#path.began_at_ms) + DAY_MS;
    const oldest_ms = Math.max(first_ms, dayOf(now_ms) - SCAN_BARS * DAY_MS);
    for (let day_ms = oldest_ms; day_ms < dayOf(now_ms); day_ms += DAY_MS) {
      await step();
      for (const { ticker, ...bar } of await recorded(day_ms)) {
        const place = places.get(ticker);
        if (place !== undefined) columns.get('1d')?.precede(place, [bar]);
      }
    }
  }

  #invent(
    columns: ReadonlyMap<BarInterval, IntervalColumns>,
    place: number,
    instrument: Instrument,
    origin: PastOrigin,
  ): void {
    const past = pastOf(instrument, origin);
    for (const [interval, column] of columns) {
      const bars = interval === '1d' ? past['1d'] : coarsen(past['1m'], INTERVAL_MS[interval]);
      column.precede(place, bars);
    }
  }
}
