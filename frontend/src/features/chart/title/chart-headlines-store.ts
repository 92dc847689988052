import type { PriceUpdate, Ticker } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { pricesStore } from '@/features/prices/prices-store';

export interface Headline {
  text: string;
  /** Unix seconds. */
  time: number;
}

/** The latest headline of each ticker that had one since the page was opened. */
export type Headlines = Readonly<Record<string, Headline>>;

/** Creates a store that keeps headlines, because a headline is sent with a single price. */
export function createHeadlinesStore(
  prices: Pick<typeof pricesStore, 'getState' | 'subscribe'> = pricesStore,
): StoreApi<Headlines> {
  const headlinesOf = (latest: Readonly<Record<Ticker, PriceUpdate>>, known: Headlines) => {
    let next: Record<string, Headline> | null = null;
    for (const { ticker, headline, timestamp } of Object.values(latest)) {
      if (headline === null || known[ticker]?.time === timestamp) continue;
      next ??= { ...known };
      next[ticker] = { text: headline, time: timestamp };
    }
    return next ?? known;
  };
  const store = createStore<Headlines>(() => headlinesOf(prices.getState().latest, {}));
  prices.subscribe(({ latest }) => store.setState((known) => headlinesOf(latest, known), true));
  return store;
}

export const headlinesStore = createHeadlinesStore();
