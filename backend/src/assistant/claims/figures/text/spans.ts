import type { RoleAt } from './field-words.ts';
import type { Mention } from './subjects.ts';
import type { Role } from './vocabulary.ts';

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a sentence, or a table cell: the immediate context of a figure. */
export interface Segment extends Span {
  readonly roles: ReadonlySet<Role>;
  /** The tickers that a figure here is about; empty if none are named. */
  readonly tickers: readonly string[];
  readonly statement: Statement;
}

/** A sentence, or a table row. */
export interface Statement {
  readonly roles: ReadonlySet<Role>;
  /** All tickers named in it. */
  readonly tickers: readonly string[];
  /** The tickers of the preceding sentence. */
  readonly carried: readonly string[];
  readonly hasLetters: boolean;
}

/** What was found in a text; each list in text order. */
export interface Findings {
  readonly folded: string;
  readonly mentions: readonly Mention[];
  readonly words: readonly RoleAt[];
}

/** Returns the tickers named within a span. */
export function tickersIn({ mentions }: Findings, span: Span): readonly string[] {
  const tickers = within(mentions, span, ({ start }) => start).map(({ ticker }) => ticker);
  return tickers.length > 1 ? [...new Set(tickers)] : tickers;
}

/** Returns the roles whose words begin within one of the spans. */
export function rolesWithin(
  { words }: Findings,
  ...spans: readonly (Span | undefined)[]
): ReadonlySet<Role> {
  const roles = new Set<Role>();
  for (const span of spans) {
    if (span) for (const { role } of within(words, span, ({ at }) => at)) roles.add(role);
  }
  return roles;
}

export const textOf = ({ folded }: Findings, { start, end }: Span): string =>
  folded.slice(start, end);

/** Splits a span at a pattern; drops empty parts. */
export function spansBetween(folded: string, { start, end }: Span, parting: RegExp): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const found of folded.slice(start, end).matchAll(parting)) {
    const at = start + found.index;
    if (at > from) spans.push({ start: from, end: at });
    from = at + found[0].length;
  }
  if (end > from) spans.push({ start: from, end });
  return spans;
}

/** Returns the items within a span, by binary search. */
function within<Item>(
  items: readonly Item[],
  { start, end }: Span,
  placeOf: (item: Item) => number,
): readonly Item[] {
  return items.slice(firstFrom(items, start, placeOf), firstFrom(items, end, placeOf));
}

/** Returns the index of the first item at or after a position, by binary search. */
export function firstFrom<Item>(
  items: readonly Item[],
  place: number,
  placeOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(items[middle] as Item) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
