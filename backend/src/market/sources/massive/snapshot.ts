import type { Ticker } from '@finally/contract';
import { type PriceE4, roundToPrice } from '../../../kernel/money.ts';
import { toUnixMs } from './rest/unix-time.ts';
import { PRICE_MAX, type SnapshotEntry, SnapshotEntrySchema } from './rest/wire.ts';

/** The data of one ticker in a snapshot. */
export interface SnapshotPrice {
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly bid_e4?: PriceE4;
  readonly ask_e4?: PriceE4;
  /** Shares traded today. */
  readonly day_volume: number;
  /** When the vendor last updated it, by the vendor's clock; undefined if not given. */
  readonly updated_ms: number | undefined;
  /** True if it traded today; otherwise the price is the previous close. */
  readonly traded_today: boolean;
}

export interface Snapshot {
  readonly prices: readonly SnapshotPrice[];
  /** Requested and answered, but with invalid prices. */
  readonly unusable: readonly Ticker[];
  /** Requested but missing in the answer: the vendor does not know them. */
  readonly unknown: readonly Ticker[];
}

/** Parses an answer. Drops tickers that were not requested. */
export function readSnapshot(entries: readonly unknown[], asked: readonly Ticker[]): Snapshot {
  const prices = new Map<Ticker, SnapshotPrice>();
  const unusable = new Set<Ticker>();
  const known = new Map<string, Ticker>(asked.map((ticker) => [ticker, ticker]));
  for (const entry of entries) {
    const ticker = known.get(String((entry as { ticker?: unknown } | null)?.ticker));
    if (!ticker) continue;
    const parsed = SnapshotEntrySchema.safeParse(entry);
    const price = parsed.success ? readEntry(ticker, parsed.data) : undefined;
    if (price) prices.set(ticker, price);
    else unusable.add(ticker);
  }
  return {
    prices: [...prices.values()],
    unusable: [...unusable].filter((ticker) => !prices.has(ticker)),
    unknown: asked.filter((ticker) => !prices.has(ticker) && !unusable.has(ticker)),
  };
}

/**
 * The price is the latest trade. If the plan does not include trades, it is the close of the latest
 * minute, then of the day so far. Before the first trade of a day none of these exists, and the
 * previous close is used.
 */
function readEntry(ticker: Ticker, entry: SnapshotEntry): SnapshotPrice | undefined {
  const { day, min, prevDay, lastTrade, lastQuote } = entry;
  const today = lastTrade?.p ?? min?.c ?? day?.c;
  const price_e4 = toPrice(today ?? prevDay?.c);
  // On its first trading day a share has no previous close, so its change is counted from the open.
  const previous_close_e4 = toPrice(prevDay?.c ?? day?.o);
  if (!price_e4 || !previous_close_e4) return undefined;
  const stamps = [lastTrade?.t, min?.t, entry.updated].flatMap((stamp) =>
    stamp === undefined ? [] : (toUnixMs(stamp) ?? []),
  );
  return {
    ticker,
    price_e4,
    previous_close_e4,
    ...spread(toPrice(lastQuote?.p), toPrice(lastQuote?.P)),
    // The day's volume stays zero until the regular session begins; the minute volume counts from
    // the first trade.
    day_volume: Math.max(day?.v ?? 0, min?.av ?? 0),
    updated_ms: stamps.length > 0 ? Math.max(...stamps) : undefined,
    traded_today: today !== undefined,
  };
}

const spread = (bid_e4: PriceE4 | undefined, ask_e4: PriceE4 | undefined) =>
  bid_e4 && ask_e4 && bid_e4 <= ask_e4 ? { bid_e4, ask_e4 } : {};

/** Returns undefined if the value is missing, too small or too large to be a price. */
function toPrice(dollars: number | undefined): PriceE4 | undefined {
  if (dollars === undefined || dollars > PRICE_MAX) return undefined;
  const price_e4 = roundToPrice(dollars);
  return price_e4 > 0 ? price_e4 : undefined;
}
