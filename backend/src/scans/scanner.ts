import {
  SCAN_ROWS_MAX,
  type Scan,
  type ScanCondition,
  type ScanResult,
  type Ticker,
} from '@finally/contract';
import { SerialQueue } from '../kernel/serial-queue.ts';
import { type MarketClock, toIso } from '../kernel/time/clock.ts';
import { nextTurn } from '../kernel/time/pause.ts';
import {
  type DayFigures,
  type MarketBars,
  type MarketBoard,
  toDayFigures,
} from '../market/index.ts';
import { dayValue, type FigureValue, indicatorValue, isIndicator, isMet } from './figures.ts';

/** Time after which other work runs. */
const WORK_MS_MAX = 4;
/** How long the value of an indicator is used again, by other scans too: longer for longer bars. */
const VALUES_KEPT_MS: Readonly<Record<ScanCondition['interval'], number>> = {
  '1m': 2_000,
  '5m': 5_000,
  '15m': 10_000,
  '1h': 10_000,
  '1d': 10_000,
};

export interface ScannerOptions {
  readonly board: Pick<MarketBoard, 'view' | 'nameOf'>;
  readonly bars: Pick<MarketBars, 'prepare' | 'of'>;
  readonly clock: MarketClock;
}

/** An instrument that meets the conditions, with the figure of each as far as it was computed. */
export interface Match {
  readonly day: DayFigures;
  readonly values: readonly FigureValue[];
}

export interface Matches {
  readonly coverage: ScanResult['coverage'];
  readonly instruments: number;
  /** True while bars are prepared: some that would match may be missing. */
  readonly is_preparing: boolean;
  /** By the figure of the first condition. */
  readonly matches: readonly Match[];
}

interface KnownValues {
  readonly until_ms: number;
  readonly by_ticker: Map<Ticker, FigureValue>;
}

/** Evaluates scans over every instrument, one scan at a time and divided so that other work runs. */
export class Scanner {
  readonly #options: ScannerOptions;
  readonly #queue = new SerialQueue();
  /** By figure, its parameters and interval. */
  readonly #values = new Map<string, KnownValues>();
  #worked_since_ms = 0;

  constructor(options: ScannerOptions) {
    this.#options = options;
  }

  /** Returns what matches now, as on the wire. */
  async preview(scan: Scan): Promise<ScanResult> {
    const { clock, board } = this.#options;
    const { matches, ...found } = await this.run(scan);
    const rows = matches.slice(0, SCAN_ROWS_MAX).map(({ day, values }) => ({
      ...toDayFigures(day, board.nameOf(day.ticker)),
      values: values.map(({ now }) => (now === null ? null : Math.round(now * 10_000) / 10_000)),
    }));
    return { ...found, at: toIso(clock.now_ms()), matches: matches.length, rows };
  }

  /** Returns every instrument that matches now. */
  run(scan: Scan): Promise<Matches> {
    return this.#queue.run(() => this.#run(scan));
  }

  async #run({ join, conditions }: Scan): Promise<Matches> {
    const { board, bars, clock } = this.#options;
    this.#worked_since_ms = clock.monotonic_ms();
    const is_preparing = conditions.some(isIndicator) && !bars.prepare();
    for (const [key, { until_ms }] of this.#values) {
      if (until_ms < clock.monotonic_ms()) this.#values.delete(key);
    }
    // Figures of the day first, because they cost nothing.
    const order = conditions
      .map((condition, index) => ({ condition, index }))
      .sort((a, b) => Number(isIndicator(a.condition)) - Number(isIndicator(b.condition)));
    const { coverage, figures } = board.view();
    const matches: Match[] = [];
    for (const day of figures) {
      const values = new Array<FigureValue | undefined>(conditions.length).fill(undefined);
      let matched = join === 'all';
      for (const { condition, index } of order) {
        const value = await this.#valueOf(condition, day);
        values[index] = value;
        matched = isMet(condition, value);
        if (matched === (join === 'any')) break;
      }
      if (!matched) continue;
      for (const [index, condition] of conditions.entries()) {
        values[index] ??= await this.#valueOf(condition, day);
      }
      matches.push({ day, values: values as FigureValue[] });
    }
    return {
      coverage,
      instruments: figures.length,
      is_preparing,
      matches: sortedBy(conditions[0] as ScanCondition, matches),
    };
  }

  /** Returns a figure now; lets other work run if it has computed for a while. */
  async #valueOf(condition: ScanCondition, day: DayFigures): Promise<FigureValue> {
    if (!isIndicator(condition)) return dayValue(condition, day);
    const { bars, clock } = this.#options;
    const { figure, parameters, interval } = condition;
    const key = `${figure} ${parameters.join()} ${interval}`;
    let known = this.#values.get(key);
    if (!known) {
      const until_ms = clock.monotonic_ms() + VALUES_KEPT_MS[interval];
      known = { until_ms, by_ticker: new Map() };
      this.#values.set(key, known);
    }
    const before = known.by_ticker.get(day.ticker);
    if (before) return before;
    const value = indicatorValue(condition, await bars.of(day.ticker, interval));
    known.by_ticker.set(day.ticker, value);
    if (clock.monotonic_ms() - this.#worked_since_ms > WORK_MS_MAX) {
      await nextTurn(clock);
      this.#worked_since_ms = clock.monotonic_ms();
    }
    return value;
  }
}

/** Returns the matches by the first condition: largest first, smallest first if it is to be below. */
function sortedBy({ comparison }: ScanCondition, matches: readonly Match[]): readonly Match[] {
  const sign = comparison === 'below' || comparison === 'crosses_below' ? 1 : -1;
  const first = ({ values }: Match): number => values[0]?.now ?? sign * Number.POSITIVE_INFINITY;
  return [...matches].sort(
    (a, b) => sign * (first(a) - first(b)) || (a.day.ticker < b.day.ticker ? -1 : 1),
  );
}
