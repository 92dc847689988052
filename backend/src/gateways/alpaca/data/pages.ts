import type { Ticker } from '@finally/contract';
import { type PageQuery, type PageStart, toToken } from './query.ts';
import type { Span } from './read-bars.ts';

/** An item of history and its time. */
export interface Timed<Item> {
  readonly time_ms: number;
  readonly item: Item;
}

/** Reads the items of a symbol within a span, oldest first. */
export type ReadItems<Item> = (ticker: Ticker, span: Span) => Promise<readonly Timed<Item>[]>;

export interface Page<Item> {
  /** Only symbols that have items. */
  readonly items: ReadonlyMap<Ticker, readonly Item[]>;
  readonly next_page_token: string | null;
}

/**
 * Returns one page of history. The limit counts the items of all symbols, which follow each other in order
 * of the alphabet.
 */
export async function readPage<Item>(
  symbols: readonly Ticker[],
  query: PageQuery,
  read: ReadItems<Item>,
): Promise<Page<Item>> {
  const items = new Map<Ticker, readonly Item[]>();
  let left = query.limit;
  for (const symbol of symbols) {
    if (query.start && symbol < query.start.symbol) continue;
    const start = query.start?.symbol === symbol ? query.start : undefined;
    if (left === 0) return { items, next_page_token: tokenOf(symbol, null, 0) };
    const found = after(start, await itemsOf(symbol, query, start, read));
    const taken = found.slice(0, left);
    if (taken.length > 0)
      items.set(
        symbol,
        taken.map(({ item }) => item),
      );
    const last = taken.at(-1);
    if (last && found.length > taken.length) {
      return { items, next_page_token: tokenOf(symbol, last.time_ms, skipOf(taken, start)) };
    }
    left -= taken.length;
  }
  return { items, next_page_token: null };
}

const tokenOf = (symbol: Ticker, time_ms: number | null, skip: number): string =>
  toToken({ symbol, time_ms, skip });

/** Reads the items of a symbol from where the page begins, in the order of the answer. */
async function itemsOf<Item>(
  symbol: Ticker,
  { from_ms, to_ms, sort }: PageQuery,
  start: PageStart | undefined,
  read: ReadItems<Item>,
): Promise<readonly Timed<Item>[]> {
  const begins_ms = start?.time_ms ?? null;
  if (sort === 'asc') return read(symbol, { from_ms: begins_ms ?? from_ms, to_ms });
  return (await read(symbol, { from_ms, to_ms: begins_ms ?? to_ms })).toReversed();
}

/** Leaves out the items that the page before had. */
function after<Item>(
  start: PageStart | undefined,
  found: readonly Timed<Item>[],
): readonly Timed<Item>[] {
  if (!start) return found;
  let { skip } = start;
  return found.filter(({ time_ms }) => time_ms !== start.time_ms || skip-- <= 0);
}

/** Returns how many items of the last time were given so far. */
function skipOf<Item>(taken: readonly Timed<Item>[], start: PageStart | undefined): number {
  const time_ms = taken.at(-1)?.time_ms;
  const given = taken.filter((one) => one.time_ms === time_ms).length;
  return given + (start && start.time_ms === time_ms ? start.skip : 0);
}
