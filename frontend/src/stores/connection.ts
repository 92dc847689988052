import { createStore } from 'zustand/vanilla';

/**
 * `connecting` before the first connection, `reconnecting` while it is being
 * restored, `disconnected` once that has failed for a while (attempts go on).
 */
export type ConnectionStatus = 'connecting' | 'live' | 'reconnecting' | 'disconnected';

export interface ConnectionState {
  status: ConnectionStatus;
  /** How often the connection has come back after it was lost. */
  reconnects: number;
}

export const createConnectionStore = () =>
  createStore<ConnectionState>(() => ({ status: 'connecting', reconnects: 0 }));

export const connectionStore = createConnectionStore();
