/** The input of indicators; `time` is the bar's start in Unix seconds. */
export interface IndicatorBar {
  time: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** A value for each bar. Numbers are NaN while there are too few bars. */
export type Column<Value = number> = readonly Value[];

/** Returns the value of a column at the index of a bar; `own` has its values before that. */
type Rule<Value> = (index: number, own: Column<Value>) => Value;

const EMPTY: IndicatorBar = {
  time: 0,
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  volume: Number.NaN,
};

/**
 * The bars of an indicator, and columns computed from them. A rule reads columns that were added before
 * its own, up to the bar's index, and its own values before it. So the last bar can be replaced any
 * number of times: nothing of the replaced bar is left in any value.
 */
export class Sheet {
  readonly #bars: IndicatorBar[] = [];
  readonly #write: ((index: number) => void)[] = [];
  readonly high = this.column((index) => this.bar(index).high);
  readonly low = this.column((index) => this.bar(index).low);
  readonly close = this.column((index) => this.bar(index).close);
  readonly volume = this.column((index) => this.bar(index).volume);

  bar(index: number): IndicatorBar {
    return this.#bars[index] ?? EMPTY;
  }

  /** Adds a column; must not be called once there are bars. */
  column<Value = number>(rule: Rule<Value>): Column<Value> {
    const values: Value[] = [];
    this.#write.push((index) => {
      values[index] = rule(index, values);
    });
    return values;
  }

  add(bar: IndicatorBar): void {
    this.#set(this.#bars.length, bar);
  }

  /** Replaces the last bar. */
  replace(bar: IndicatorBar): void {
    this.#set(Math.max(this.#bars.length - 1, 0), bar);
  }

  #set(index: number, bar: IndicatorBar): void {
    this.#bars[index] = bar;
    for (const write of this.#write) write(index);
  }
}

/** Returns the number of a bar; NaN if the index is before the first bar. */
export const at = (column: Column, index: number): number => column[index] ?? Number.NaN;

/** Returns the sum of a function over the `count` bars that end at `index`. */
export function sumOf(index: number, count: number, value: (index: number) => number): number {
  let sum = 0;
  for (let one = index - count + 1; one <= index; one += 1) sum += value(one);
  return sum;
}
