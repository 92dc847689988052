import { type Ticker, TickerSchema } from '@finally/contract';
import type { CsvRecord, Separator } from '../../../kernel/csv/read-csv.ts';
import { type PriceE4, roundToPrice } from '../../../kernel/money.ts';
import { type Outcome, ok } from '../../../kernel/result.ts';
import type { FoundColumn, Layout } from './columns.ts';
import { DecimalReader } from './decimals.ts';
import type { Misfit, Place } from './misfit.ts';
import { TimeOrder } from './time-order.ts';
import { TimeReader } from './times.ts';

const PRICE_MAX = 10_000_000;
/** The largest volume of a row that bars can still sum exactly. */
const VOLUME_MAX = 1e12;

export interface Row {
  readonly ticker: Ticker;
  readonly time_ms: number;
  readonly price_e4: PriceE4;
  readonly volume: number;
}

/** Reads the rows of one file, which must all be written in the same format. */
export class RowReader {
  readonly #layout: Layout;
  readonly #decimals: DecimalReader;
  readonly #times: TimeReader;
  readonly #order = new TimeOrder();
  /** Tickers validated so far, by their spelling in the file, so that each is validated once. */
  readonly #tickers = new Map<string, Ticker>();

  constructor(layout: Layout, separator: Separator) {
    this.#layout = layout;
    this.#decimals = new DecimalReader(separator);
    this.#times = new TimeReader(this.#decimals);
  }

  /** Returns the row, or its first invalid cell. */
  read({ line, cells }: CsvRecord): Outcome<Row, Misfit> {
    const textOf = (column: FoundColumn | undefined) => (column && cells[column.place]) ?? '';
    const wrong = (column: FoundColumn, allowed: string) => ({
      ok: false as const,
      error: { line, column: column.name, given: textOf(column), allowed },
    });
    const { width, ticker: ticker_column, time, price, volume: volume_column } = this.#layout;
    if (cells.length !== width) return { ok: false, error: otherWidth(line, cells, width) };
    const ticker = this.#ticker(textOf(ticker_column));
    if (ticker === undefined) return wrong(ticker_column, 'a ticker');
    const time_ms = this.#times.read(textOf(time), { line, column: time.name });
    if (typeof time_ms !== 'number') return { ok: false, error: time_ms };
    const in_order = this.#order.refuses(ticker, time_ms, line);
    if (in_order !== undefined) return wrong(time, in_order);
    const price_text = textOf(price);
    const price_e4 = toPrice(this.#decimals.read(price_text, { line, column: price.name }));
    if (price_e4 === undefined) {
      const hint = this.#decimals.hint(price_text);
      return wrong(price, `a price in dollars, 0.0001 to 10000000${hint}`);
    }
    const volume = this.#volume(textOf(volume_column), { line, column: volume_column?.name ?? '' });
    if (volume === undefined && volume_column) {
      const hint = this.#decimals.hint(textOf(volume_column));
      return wrong(volume_column, `a number of shares${hint}`);
    }
    return ok({ ticker, time_ms, price_e4, volume: volume ?? 0 });
  }

  /** Call after the last row. Returns an ambiguous cell, if nothing in the file resolves it. */
  doubt(): Misfit | undefined {
    return this.#times.doubt() ?? this.#decimals.doubt();
  }

  /** Returns whether the newest row of a ticker comes first. Call it after the last row. */
  goesBack(ticker: Ticker): boolean {
    return this.#order.goesBack(ticker);
  }

  /** Returns whole shares, 0 for an empty cell, or undefined if the text is no valid volume. */
  #volume(text: string, place: Place): number | undefined {
    if (text === '') return 0;
    const shares = this.#decimals.read(text, place);
    return shares === undefined || shares > VOLUME_MAX ? undefined : Math.round(shares);
  }

  #ticker(text: string): Ticker | undefined {
    const ticker = this.#tickers.get(text) ?? TickerSchema.safeParse(text).data;
    if (ticker !== undefined) this.#tickers.set(text, ticker);
    return ticker;
  }
}

const otherWidth = (line: number, cells: readonly string[], width: number): Misfit => ({
  line,
  column: String(Math.min(cells.length, width) + 1),
  given: cells.join(' | '),
  allowed: `a row of ${width} cells, as the header is; it has ${cells.length}`,
});

function toPrice(dollars: number | undefined): PriceE4 | undefined {
  if (dollars === undefined || dollars > PRICE_MAX) return undefined;
  const price_e4 = roundToPrice(dollars);
  return price_e4 > 0 ? price_e4 : undefined;
}
