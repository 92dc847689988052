import { createStore, type StoreApi } from 'zustand/vanilla';

/** A change that can be undone. */
export interface UndoableChange {
  /** What was changed, as it reads after `Undone: `. */
  title: string;
  /** Whether undoing it places an order, which shortcuts never do. Such a change has no `redo`. */
  placesOrder?: boolean;
  /** Resolves to false if the person was asked and declined. Rejects if it cannot be undone. */
  undo(): void | Promise<void> | Promise<boolean>;
  /** Rejects if it cannot be redone. */
  redo?(): void | Promise<void>;
}

/** Number of changes that can be undone. */
export const UNDO_MAX = 100;

interface Entry extends UndoableChange {
  gesture: string | null;
}

export interface UndoState {
  /** Oldest first. */
  done: readonly UndoableChange[];
  /** In the order in which they were undone. */
  undone: readonly UndoableChange[];
}

export interface UndoStore extends StoreApi<UndoState> {
  /**
   * Records a change that was just made. Consecutive changes with the same gesture, such as the steps of
   * one drag, count as one. Returns the recorded change, which `undo` accepts.
   */
  record(change: UndoableChange, gesture?: string | null): UndoableChange;
  /**
   * Undoes a change, by default the latest; returns it, or null if there is none or the person declined.
   * Rejects as the change does. A change that was not undone can be undone later.
   */
  undo(change?: UndoableChange): Promise<UndoableChange | null>;
  /**
   * Redoes the change that was undone last; returns it, or null if there is none. Rejects as the change
   * does; it can be redone later then.
   */
  redo(): Promise<UndoableChange | null>;
}

/** Creates a history of changes of all kinds. */
export function createUndoStore(): UndoStore {
  const store = createStore<UndoState>(() => ({ done: [], undone: [] }));
  const { getState, setState } = store;
  const without = (changes: readonly UndoableChange[], gone: UndoableChange) =>
    changes.filter((change) => change !== gone);

  /** Moves a change to the undone ones before it is undone, so that it cannot be undone twice. */
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
      // A change without `redo`, such as an order, keeps what can be redone.
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
