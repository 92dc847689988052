import type { Role, RoleAt } from './field-words.ts';
import type { Mention } from './subjects.ts';

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What was found in a text, each list first to last. */
export interface Findings {
  readonly folded: string;
  readonly mentions: readonly Mention[];
  readonly words: readonly RoleAt[];
}

/** The tickers that are named within a span. */
export function tickersIn({ mentions }: Findings, span: Span): readonly string[] {
  const tickers = within(mentions, span, ({ start }) => start).map(({ ticker }) => ticker);
  return tickers.length > 1 ? [...new Set(tickers)] : tickers;
}

/** The roles whose words begin within one of the spans. */
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

/** The parts of a span between what parts it; empty ones are left out. */
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

/** The items that stand within a span, by halving. */
export function within<Item>(
  items: readonly Item[],
  { start, end }: Span,
  placeOf: (item: Item) => number,
): readonly Item[] {
  return items.slice(firstFrom(items, start, placeOf), firstFrom(items, end, placeOf));
}

/** The index of the first item at a place or behind it. */
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
