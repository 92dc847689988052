import { createStore, type StoreApi } from 'zustand/vanilla';

/** Something a person did that can be taken back. Orders are none of it. */
export interface UndoableChange {
  /** What was done, as it reads after `Undone: `. */
  title: string;
  /** Rejects if it cannot be taken back. */
  undo(): void | Promise<void>;
  /** Rejects if it cannot be done again. */
  redo(): void | Promise<void>;
}

/** Changes that are kept; older ones stay as they are. */
export const UNDO_MAX = 100;

interface Entry extends UndoableChange {
  gesture: string | null;
}

export interface UndoState {
  /** Oldest first. */
  done: readonly UndoableChange[];
  /** The one undone last comes last. */
  undone: readonly UndoableChange[];
}

export interface UndoStore extends StoreApi<UndoState> {
  /**
   * Keeps a change that was just made. Changes in a row with the same gesture, as the steps of one
   * drag, count as one. Returns what is kept, to undo that very change.
   */
  record(change: UndoableChange, gesture?: string | null): UndoableChange;
  /** Undoes a change, or the latest; returns it, or null if there is none. Rejects, and keeps it, as the change does. */
  undo(change?: UndoableChange): Promise<UndoableChange | null>;
  /** Does again what was undone last; returns it, or null if there is none. Rejects, and keeps it, as the change does. */
  redo(): Promise<UndoableChange | null>;
}

/** Creates a history of changes; all kinds of them stand in one order. */
export function createUndoStore(): UndoStore {
  const store = createStore<UndoState>(() => ({ done: [], undone: [] }));
  const { getState, setState } = store;
  const without = (changes: readonly UndoableChange[], gone: UndoableChange) =>
    changes.filter((change) => change !== gone);

  return {
    ...store,
    record(change, gesture = null) {
      const { done, undone } = getState();
      const last = done.at(-1) as Entry | undefined;
      const continues = gesture !== null && last?.gesture === gesture && undone.length === 0;
      const entry: Entry = continues
        ? { ...last, title: change.title, redo: change.redo }
        : { ...change, gesture };
      const before = continues ? done.slice(0, -1) : done;
      setState({ done: [...before, entry].slice(-UNDO_MAX), undone: [] });
      return entry;
    },
    async undo(change = getState().done.at(-1)) {
      const { done, undone } = getState();
      if (!change || !done.includes(change)) return null;
      setState({ done: without(done, change), undone: [...undone, change] });
      try {
        await change.undo();
      } catch (error) {
        setState({ done, undone });
        throw error;
      }
      return change;
    },
    async redo() {
      const { done, undone } = getState();
      const change = undone.at(-1);
      if (!change) return null;
      setState({ done: [...done, change], undone: without(undone, change) });
      try {
        await change.redo();
      } catch (error) {
        setState({ done, undone });
        throw error;
      }
      return change;
    },
  };
}

export const undoStore = createUndoStore();
