import type { PriceEvent, PriceUpdate, WatchlistEntry } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Points that a sparkline keeps of each ticker: five minutes. */
export const RECENT_PRICES_MAX = 60;

/** The spacing of the server's recent prices. A sparkline gains a point at most so often. */
export const RECENT_SPACING_SECONDS = 5;

const slotOf = (unixSeconds: number) => Math.floor(unixSeconds / RECENT_SPACING_SECONDS);

/** A tick is news; a snapshot, as after a reconnect, only says where things stand. */
export type PriceCause = 'snapshot' | 'tick';

export interface PricesState {
  latest: Readonly<Record<string, PriceUpdate>>;
  /**
   * Prices of the last minutes, oldest first, at most RECENT_PRICES_MAX: with what each stretch
   * ended, and with what the one that goes on began.
   */
  recent: Readonly<Record<string, readonly number[]>>;
  /** The stretch of RECENT_SPACING_SECONDS, counted from 1970, that the last point stands for. */
  recent_slot: Readonly<Record<string, number>>;
  cause: PriceCause;
}

export type RecentPrices = Pick<WatchlistEntry, 'ticker' | 'latest' | 'recent_prices'>;

export interface PricesStore extends StoreApi<PricesState> {
  /** Replaces every price: the first event of a connection. */
  replace(event: PriceEvent): void;
  /** Takes in the prices that changed. */
  apply(event: PriceEvent): void;
  /** Takes the server's recent prices, so that sparklines are drawn from the start. */
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

/** The points of a ticker, the last of them at the price with which its stretch ended. */
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

/** The latest and the recent prices of every ticker followed. */
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
