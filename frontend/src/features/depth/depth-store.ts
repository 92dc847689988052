import type { DepthEvent, Ticker } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  DepthConnection,
  type DepthConnectionListener,
} from '@/shared/stream/depth/depth-connection';

/** `loading` until the first event; `lost` while the connection is being restored. */
export type DepthStatus = 'loading' | 'live' | 'no_book' | 'lost';

export type DepthState = Readonly<Record<Ticker, DepthStatus>>;

/** Called with each step of the market, and at once with the last one if it is known. */
export type DepthListener = (event: DepthEvent) => void;

interface Watched {
  readonly connection: { close(): void };
  readonly listeners: Set<DepthListener>;
  last: DepthEvent | null;
}

export interface DepthStore extends StoreApi<DepthState> {
  /** Follows a ticker; all listeners of a ticker share a connection. Returns how to stop. */
  watch(ticker: Ticker, listener: DepthListener): () => void;
}

type Connect = (ticker: Ticker, listener: DepthConnectionListener) => { close(): void };

/** Creates the store of what the market shows. Only the status is state: events go to listeners. */
export function createDepthStore(
  connect: Connect = (ticker, listener) => new DepthConnection(ticker, listener),
): DepthStore {
  const store = createStore<DepthState>(() => ({}));
  const watched = new Map<Ticker, Watched>();

  function setStatus(ticker: Ticker, status: DepthStatus): void {
    if (store.getState()[ticker] !== status) store.setState({ [ticker]: status });
  }

  function open(ticker: Ticker): Watched {
    const listeners = new Set<DepthListener>();
    setStatus(ticker, 'loading');
    const connection = connect(ticker, {
      onEvent(event) {
        one.last = event;
        setStatus(ticker, event.has_book ? 'live' : 'no_book');
        for (const listener of listeners) listener(event);
      },
      onLost: () => setStatus(ticker, 'lost'),
    });
    const one: Watched = { connection, listeners, last: null };
    watched.set(ticker, one);
    return one;
  }

  return {
    ...store,
    watch(ticker, listener) {
      const one = watched.get(ticker) ?? open(ticker);
      one.listeners.add(listener);
      // Its trades are older than the listener.
      if (one.last) listener({ ...one.last, trades: [] });
      return () => {
        one.listeners.delete(listener);
        if (one.listeners.size > 0 || watched.get(ticker) !== one) return;
        watched.delete(ticker);
        one.connection.close();
      };
    },
  };
}

export const depthStore = createDepthStore();
