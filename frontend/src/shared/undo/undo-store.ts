import { createStore, type StoreApi } from 'zustand/vanilla';

/** Something a person did that can be taken back. */
export interface UndoableChange {
  /** What was done, as it reads after `Undone: `. */
  title: string;
  /** Whether taking it back is an order, which keys alone never place. Such a change has no `redo`. */
  placesOrder?: boolean;
  /** False if the person was asked and said no. Rejects if it cannot be taken back. */
  undo(): void | Promise<void> | Promise<boolean>;
  /** Rejects if it cannot be done again. */
  redo?(): void | Promise<void>;
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
  /**
   * Undoes a change, or the latest; returns it, or null if there is none or the person said no.
   * Rejects as the change does. What could not be undone, or was declined, can be undone later.
   */
  undo(change?: UndoableChange): Promise<UndoableChange | null>;
  /**
   * Does again what was undone last; returns it, or null if there is none. Rejects as the change
   * does, and keeps it then.
   */
  redo(): Promise<UndoableChange | null>;
}

/** Creates a history of changes; all kinds of them stand in one order. */
export function createUndoStore(): UndoStore {
  const store = createStore<UndoState>(() => ({ done: [], undone: [] }));
  const { getState, setState } = store;
  const without = (changes: readonly UndoableChange[], gone: UndoableChange) =>
    changes.filter((change) => change !== gone);

  /** Counts a change as undone, so that it is undone once however often that is asked for. */
  const toUndone = (change: UndoableChange) =>
    setState(({ done, undone }) => ({
      done: without(done, change),
      undone: change.redo ? [...undone, change] : undone,
    }));
  const toDone = (change: UndoableChange) =>
    setState(({ done, undone }) => ({
      done: [...done, change],
      undone: without(undone, change),
    }));

  return {
    ...store,
    record(change, gesture = null) {
      const { done, undone } = getState();
      const last = done.at(-1) as Entry | undefined;
      const continues = gesture !== null && last?.gesture === gesture && undone.length === 0;
      const entry: Entry = continues
        ? { ...change, gesture, undo: last.undo }
        : { ...change, gesture };
      const before = continues ? done.slice(0, -1) : done;
      // What cannot be done again, as an order, ends nothing of what can.
      setState({
        done: [...before, entry].slice(-UNDO_MAX),
        undone: change.redo ? [] : undone,
      });
      return entry;
    },
    async undo(change = getState().done.at(-1)) {
      if (!change || !getState().done.includes(change)) return null;
      toUndone(change);
      try {
        if ((await change.undo()) !== false) return change;
      } catch (failure) {
        toDone(change);
        throw failure;
      }
      toDone(change);
      return null;
    },
    async redo() {
      const change = getState().undone.at(-1);
      if (!change) return null;
      toDone(change);
      try {
        await change.redo?.();
      } catch (failure) {
        toUndone(change);
        throw failure;
      }
      return change;
    },
  };
}

export const undoStore = createUndoStore();
