import type { Trade } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '@/shared/api/api';

/** The newest trades only: a chart shows no more of the past. */
const TRADES_MAX = 2_000;
const PAGE = 500;
/** After a fill there is little that is not known yet. */
const FIRST_PAGE = 50;

export interface ChartTradesStore extends StoreApi<readonly Trade[]> {
  /** Fetches the trades that are not known yet. Never rejects: what cannot be fetched now is later. */
  refresh(): Promise<void>;
}

/** The person's own trades, newest first, for markers on charts. */
export function createChartTradesStore(calls: Pick<typeof api, 'trades'> = api): ChartTradesStore {
  const store = createStore<readonly Trade[]>(() => []);
  let refreshes = 0;

  /** Newest first, up to the first one that is known; whether that one was met. */
  async function unknown(): Promise<{ trades: Trade[]; isMet: boolean }> {
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
      if (known >= 0) return { trades, isMet: true };
      cursor = page.next_cursor;
    } while (cursor !== null && trades.length < TRADES_MAX);
    return { trades, isMet: false };
  }

  return {
    ...store,
    async refresh() {
      refreshes += 1;
      const mine = refreshes;
      try {
        const { trades, isMet } = await unknown();
        if (mine !== refreshes) return;
        // Where the newest known one is gone, the ledger was begun anew.
        const before = isMet ? store.getState() : [];
        if (trades.length === 0 && isMet) return;
        store.setState([...trades, ...before].slice(0, TRADES_MAX), true);
      } catch {
        // The next fill or visit asks again.
      }
    },
  };
}

export const chartTradesStore = createChartTradesStore();
