import type { Trade } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '@/shared/api/api';
import { createRequestOrder } from '@/shared/api/request-order';

/** Trades that are kept, the newest ones: a chart shows no older ones. */
const TRADES_MAX = 2_000;
const PAGE = 500;
/** Smaller than the others, since after a fill only a few trades are new. */
const FIRST_PAGE = 50;

export interface ChartTradesStore extends StoreApi<readonly Trade[]> {
  /** Fetches trades that are not known yet. Never rejects; the next refresh tries again. */
  refresh(): Promise<void>;
}

/** Creates the store of the account's trades, newest first, for markers on charts. */
export function createChartTradesStore(calls: Pick<typeof api, 'trades'> = api): ChartTradesStore {
  const store = createStore<readonly Trade[]>(() => []);
  const requests = createRequestOrder();

  /** Fetches pages until a known trade is found; returns the new trades, newest first. */
  async function fetchNew(): Promise<{ trades: Trade[]; isKnownFound: boolean }> {
    const newest = store.getState()[0]?.id;
    const trades: Trade[] = [];
    let cursor: string | null = null;
    do {
      const page = await calls.trades({
        limit: cursor === null && newest !== undefined ? FIRST_PAGE : PAGE,
        ...(cursor !== null && { cursor }),
      });
      const known = page.trades.findIndex(({ id }) => id === newest);
      trades.push(...(known < 0 ? page.trades : page.trades.slice(0, known)));
      if (known >= 0) return { trades, isKnownFound: true };
      cursor = page.next_cursor;
    } while (cursor !== null && trades.length < TRADES_MAX);
    return { trades, isKnownFound: false };
  }

  return {
    ...store,
    async refresh() {
      const isLatest = requests.begin();
      try {
        const { trades, isKnownFound } = await fetchNew();
        if (!isLatest()) return;
        // If the newest known trade is gone, the portfolio was reset.
        const before = isKnownFound ? store.getState() : [];
        if (trades.length === 0 && isKnownFound) return;
        store.setState([...trades, ...before].slice(0, TRADES_MAX), true);
      } catch {
        // The next refresh tries again.
      }
    },
  };
}

export const chartTradesStore = createChartTradesStore();
