import type { PriceEvent, PriceUpdate, WatchlistEntry } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Number of sparkline points per ticker: five minutes. */
export const RECENT_PRICES_MAX = 60;

/** The interval of the sparkline's points, as on the server. */
export const RECENT_SPACING_SECONDS = 5;

const slotOf = (unixSeconds: number) => Math.floor(unixSeconds / RECENT_SPACING_SECONDS);

/** Whether prices came with a tick, or with a snapshot, such as after a reconnect. */
export type PriceCause = 'snapshot' | 'tick';

export interface PricesState {
  latest: Readonly<Record<string, PriceUpdate>>;
  /**
   * Prices of the last minutes, oldest first, at most RECENT_PRICES_MAX: the last price of each finished
   * interval, and the first price of the current one.
   */
  recent: Readonly<Record<string, readonly number[]>>;
  /** The interval of the last point: Unix seconds divided by RECENT_SPACING_SECONDS. */
  recent_slot: Readonly<Record<string, number>>;
  cause: PriceCause;
}

export type RecentPrices = Pick<WatchlistEntry, 'ticker' | 'latest' | 'recent_prices'>;

export interface PricesStore extends StoreApi<PricesState> {
  /** Replaces all prices by a snapshot. */
  replace(event: PriceEvent): void;
  /** Applies the prices that changed. */
  apply(event: PriceEvent): void;
  /** Sets the recent prices from the server, so that sparklines are complete from the start. */
  seed(entries: readonly RecentPrices[]): void;
  /** Calls back when this ticker's price changes; returns how to stop. */
  listen(ticker: string, listener: PriceListener): () => void;
}

/** `previous` is null for the first price of a ticker. */
export type PriceListener = (
  update: PriceUpdate,
  previous: PriceUpdate | null,
  cause: PriceCause,
) => void;

const EMPTY: PricesState = { latest: {}, recent: {}, recent_slot: {}, cause: 'snapshot' };

/** Returns the points of a ticker, the last one set to the last price of its interval. */
function settled({ recent, latest }: PricesState, ticker: string): readonly number[] {
  const points = recent[ticker] ?? [];
  const end = latest[ticker]?.price;
  return points.length === 0 || end === undefined ? points : points.with(-1, end);
}

function withPrices(state: PricesState, event: PriceEvent, cause: PriceCause): PricesState {
  let { recent, recent_slot } = state;
  const due = Object.values(event).filter(
    ({ ticker, timestamp }) =>
      !recent[ticker]?.length || slotOf(timestamp) > (recent_slot[ticker] ?? 0),
  );
  if (due.length > 0) {
    const grown = { ...recent };
    const slots = { ...recent_slot };
    for (const { ticker, price, timestamp } of due) {
      grown[ticker] = [...settled(state, ticker), price].slice(-RECENT_PRICES_MAX);
      slots[ticker] = slotOf(timestamp);
    }
    recent = grown;
    recent_slot = slots;
  }
  const latest = cause === 'snapshot' ? event : { ...state.latest, ...event };
  return { latest, recent, recent_slot, cause };
}

function withSeeds(state: PricesState, entries: readonly RecentPrices[]): PricesState {
  const latest = { ...state.latest };
  const recent = { ...state.recent };
  const slots = { ...state.recent_slot };
  for (const entry of entries) {
    if (entry.latest) latest[entry.ticker] ??= entry.latest;
    if (entry.recent_prices.length === 0) continue;
    recent[entry.ticker] = entry.recent_prices.slice(-RECENT_PRICES_MAX);
    if (entry.latest) slots[entry.ticker] = slotOf(entry.latest.timestamp);
  }
  return { latest, recent, recent_slot: slots, cause: 'snapshot' };
}

/** Creates the store of the latest and the recent prices of all followed tickers. */
export function createPricesStore(): PricesStore {
  const store = createStore<PricesState>(() => EMPTY);
  return {
    ...store,
    replace: (event) => store.setState((state) => withPrices(state, event, 'snapshot')),
    apply: (event) => store.setState((state) => withPrices(state, event, 'tick')),
    seed: (entries) => store.setState((state) => withSeeds(state, entries)),
    listen: (ticker, listener) =>
      store.subscribe((state, previous) => {
        const update = state.latest[ticker];
        const before = previous.latest[ticker] ?? null;
        if (update && update !== before) listener(update, before, state.cause);
      }),
  };
}

export const pricesStore = createPricesStore();
