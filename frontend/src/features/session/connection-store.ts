import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionStatus } from '@/shared/stream/prices/price-stream';

export interface ConnectionState {
  status: ConnectionStatus;
  /** How often the connection has come back after it was lost. */
  reconnects: number;
}

export interface ConnectionStore extends StoreApi<ConnectionState> {
  setStatus(status: ConnectionStatus): void;
}

/** The state of the price stream, for whoever shows it or has to fetch again after an outage. */
export function createConnectionStore(): ConnectionStore {
  const store = createStore<ConnectionState>(() => ({ status: 'connecting', reconnects: 0 }));
  let wasLive = false;
  return {
    ...store,
    setStatus: (status) => {
      // Silence is no loss: what comes after it is all there is.
      const isBack = status === 'live' && wasLive && store.getState().status !== 'stale';
      if (status === 'live') wasLive = true;
      store.setState((state) => ({ status, reconnects: state.reconnects + (isBack ? 1 : 0) }));
    },
  };
}

export const connectionStore = createConnectionStore();
