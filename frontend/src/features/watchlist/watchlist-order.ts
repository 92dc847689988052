import type { PriceUpdate, Ticker, WatchlistEntry } from '@finally/contract';

/** Returns ask minus bid in dollars; null if the source does not report them. */
export const spreadOf = (update: PriceUpdate | undefined): number | null =>
  update && update.bid !== null && update.ask !== null ? update.ask - update.bid : null;

type Figure = (entry: WatchlistEntry, update: PriceUpdate | undefined) => number | string | null;

const FIGURES = {
  ticker: ({ ticker }) => ticker,
  price: (_, update) => update?.price ?? null,
  change: (_, update) => update?.day_change_percent ?? null,
  spread: (_, update) => spreadOf(update),
} satisfies Record<string, Figure>;

/** Returns the tickers sorted by a column; those without a figure are last in both directions. */
export function orderEntries(
  entries: readonly WatchlistEntry[],
  prices: Readonly<Record<string, PriceUpdate>>,
  sort: { key: keyof typeof FIGURES; descending: boolean } | null,
): readonly Ticker[] {
  if (!sort) return entries.map(({ ticker }) => ticker);
  const figure: Figure = FIGURES[sort.key];
  const sign = sort.descending ? -1 : 1;
  return entries
    .map((entry) => ({ ticker: entry.ticker, figure: figure(entry, prices[entry.ticker]) }))
    .sort((a, b) => {
      if (a.figure === null || b.figure === null) {
        return Number(a.figure === null) - Number(b.figure === null);
      }
      return a.figure === b.figure ? 0 : a.figure < b.figure ? -sign : sign;
    })
    .map(({ ticker }) => ticker);
}
