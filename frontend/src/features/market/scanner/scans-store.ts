import type { SavedScan, Scan, ScanChanges } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { marketApi } from '../market-api';

export interface ScansState {
  /** By name; null until loaded. */
  scans: readonly SavedScan[] | null;
  /** Why they could not be loaded; null if they could. */
  error: string | null;
}

/** A refusal rejects with an ApiError. */
export interface ScansStore extends StoreApi<ScansState> {
  /** Fetches the scans. Never rejects; a failure is kept in `error`. */
  refresh(): Promise<void>;
  /** Returns the scan of a name, ignoring case; undefined if there is none. */
  find(name: string): SavedScan | undefined;
  save(name: string, scan: Scan, alerts: boolean): Promise<void>;
  change(name: string, changes: ScanChanges): Promise<void>;
  delete(name: string): Promise<void>;
}

/** Creates the store of the saved scans as the server has them. */
function createScansStore(
  calls: Pick<typeof marketApi, 'scans' | 'saveScan' | 'changeScan' | 'deleteScan'> = marketApi,
): ScansStore {
  const store = createStore<ScansState>(() => ({ scans: null, error: null }));
  const requests = createRequestOrder();

  async function refresh(): Promise<void> {
    const isLatest = requests.begin();
    try {
      const { scans } = await calls.scans();
      if (isLatest()) store.setState({ scans, error: null });
    } catch (error) {
      if (isLatest()) store.setState({ error: errorMessage(error) });
    }
  }

  const changing = async (change: Promise<unknown>): Promise<void> => {
    await change;
    await refresh();
  };

  return {
    ...store,
    refresh,
    find: (name) =>
      store.getState().scans?.find((scan) => scan.name.toLowerCase() === name.toLowerCase()),
    save: (name, scan, alerts) => changing(calls.saveScan(name, scan, alerts)),
    change: (name, changes) => changing(calls.changeScan(name, changes)),
    delete: (name) => changing(calls.deleteScan(name)),
  };
}

export const scansStore = createScansStore();
