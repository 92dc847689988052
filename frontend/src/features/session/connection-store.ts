import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionStatus } from '@/shared/stream/prices/price-stream';

export interface ConnectionState {
  status: ConnectionStatus;
  /** How often the connection was restored after a loss. */
  reconnects: number;
}

/**
 * Returns whether the connection to the server is lost, so that all of its data may be outdated.
 */
export const isConnectionLost = ({ status }: ConnectionState): boolean =>
  status === 'reconnecting' || status === 'disconnected';

export interface ConnectionStore extends StoreApi<ConnectionState> {
  setStatus(status: ConnectionStatus): void;
}

/** Creates the store of the status of the price stream. */
export function createConnectionStore(): ConnectionStore {
  const store = createStore<ConnectionState>(() => ({ status: 'connecting', reconnects: 0 }));
  let wasLive = false;
  return {
    ...store,
    setStatus: (status) => {
      // A stale connection was not lost, so nothing was missed.
      const isRestored = status === 'live' && wasLive && store.getState().status !== 'stale';
      if (status === 'live') wasLive = true;
      store.setState((state) => ({ status, reconnects: state.reconnects + (isRestored ? 1 : 0) }));
    },
  };
}

export const connectionStore = createConnectionStore();
