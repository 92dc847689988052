import { createStore, type StoreApi } from 'zustand/vanilla';

/** A change that can be taken back. */
export interface Undoable {
  /** What taking it back does, as a sentence begins: `Put PYPL back on the watchlist`. */
  title: string;
  /** Whether taking it back is an order, which keys alone never place. */
  placesOrder?: boolean;
  /** Takes it back; false if the person said no. If it rejects or says false, the change is kept. */
  run(): Promise<boolean>;
}

export interface UndoStore extends StoreApi<readonly Undoable[]> {
  /** Adds what was changed last; the oldest beyond UNDOABLE_MAX is forgotten. */
  push(change: Undoable): void;
  /** Takes one change back, unless that was done already; tells whether it did now. */
  take(change: Undoable): Promise<boolean>;
}

/** How many changes are kept. */
const UNDOABLE_MAX = 50;

/** What was changed on this page and can be taken back, the latest last. */
export function createUndoStore(): UndoStore {
  const store = createStore<readonly Undoable[]>(() => []);
  const { getState, setState } = store;
  return {
    ...store,
    push: (change) => setState([...getState(), change].slice(-UNDOABLE_MAX), true),
    async take(change) {
      const before = getState();
      if (!before.includes(change)) return false;
      setState(
        before.filter((other) => other !== change),
        true,
      );
      let isDone = false;
      try {
        isDone = await change.run();
      } finally {
        if (!isDone) setState([...getState(), change], true);
      }
      return isDone;
    },
  };
}

export const undoStore = createUndoStore();
