import type { DepthEvent, Side, Trade } from '@finally/contract';
import { parseNumber } from '@/shared/format/typed-number';

/** The newest trades that are kept. */
export const KEPT_MAX = 2_000;

/** One line of the tape. */
export interface Print {
  /** Unix milliseconds. */
  readonly time_ms: number;
  readonly price: number;
  readonly size: number;
  readonly side: Side;
  /** Whether it is a fill of the account. */
  readonly isOwn: boolean;
}

export interface TapeFilter {
  readonly size_min: number;
  /** Null shows both. */
  readonly side: Side | null;
}

/** Returns the smallest size that is shown: 0 for an empty text, null for one that is no number. */
export const readSizeMin = (typed: string): number | null =>
  typed.trim() === '' ? 0 : parseNumber(typed);

/** Returns whether a trade is shown. Own fills always are. */
export const isShown = (
  { size, side, isOwn }: Print,
  { size_min, side: wanted }: TapeFilter,
): boolean => isOwn || (size >= size_min && (wanted === null || side === wanted));

/** The newest trades of one ticker, at most KEPT_MAX, and those of them that pass the filter. */
export class TapeLog {
  #prints: Print[] = [];
  #shown: Print[] = [];
  #filter: TapeFilter;
  readonly #own = new Set<string>();
  #arrived = 0;

  constructor(filter: TapeFilter) {
    this.#filter = filter;
  }

  /** Trades that pass the filter, oldest first. */
  get shown(): readonly Print[] {
    return this.#shown;
  }

  /** How many trades that pass the filter have come so far, those that are not kept included. */
  get arrived(): number {
    return this.#arrived;
  }

  setFilter(filter: TapeFilter): void {
    this.#filter = filter;
    this.#shown = this.#prints.filter((print) => isShown(print, filter));
  }

  clear(): void {
    this.#prints = [];
    this.#shown = [];
    this.#own.clear();
  }

  /** Adds the trades of a step. */
  add({ timestamp, trades }: Pick<DepthEvent, 'timestamp' | 'trades'>): void {
    const time_ms = timestamp * 1000;
    this.#append(trades.map((trade) => ({ ...trade, time_ms, isOwn: false })));
  }

  /** Adds own fills that are not there yet; those older than the tape are left out. */
  addOwn(trades: readonly Trade[]): void {
    const [first] = this.#prints;
    const fresh = trades.filter(
      ({ id, executed_at }) =>
        !this.#own.has(id) && first !== undefined && Date.parse(executed_at) >= first.time_ms,
    );
    for (const { id } of trades) this.#own.add(id);
    const prints = fresh.map(({ price, quantity, side, executed_at }) => ({
      price,
      size: quantity,
      side,
      time_ms: Date.parse(executed_at),
      isOwn: true,
    }));
    if (prints.length > 0) this.#append(prints.sort((one, other) => one.time_ms - other.time_ms));
  }

  #append(prints: readonly Print[]): void {
    const passing = prints.filter((print) => isShown(print, this.#filter));
    this.#prints.push(...prints);
    this.#shown.push(...passing);
    this.#arrived += passing.length;
    if (this.#prints.length > KEPT_MAX + 500) {
      this.#prints = this.#prints.slice(-KEPT_MAX);
      this.#shown = this.#prints.filter((print) => isShown(print, this.#filter));
    }
  }
}
