import { errorMessage } from '../api/error-message';
import { toast } from '../toast';
import { type UndoableChange, undoStore } from './undo-store';

/**
 * One toast for what was done and for taking it back: the next one takes its place, so that none is
 * left that says the opposite.
 */
export const CHANGE_TOAST = { id: 'undo' };

/** Undoes a change and says so, or why it cannot be. An order is told of by its receipt. */
export async function undoAndNotify(change: UndoableChange): Promise<void> {
  try {
    const undone = await undoStore.undo(change);
    if (undone && !undone.placesOrder) toast(`Undone: ${undone.title}.`, CHANGE_TOAST);
  } catch (failure) {
    toast.error(errorMessage(failure));
  }
}

/** Does again what was undone last and says so, or why it cannot be. */
export async function redoAndNotify(): Promise<void> {
  try {
    const again = await undoStore.redo();
    if (again) toast(`Done again: ${again.title}.`, CHANGE_TOAST);
  } catch (failure) {
    toast.error(errorMessage(failure));
  }
}

/**
 * Keeps a change for Ctrl+Z and UNDO, and gives the button of the toast that tells of it: both are
 * one change, which is undone once.
 */
export function undoable(change: UndoableChange): { label: string; onClick(): void } {
  const kept = undoStore.record(change);
  return { label: 'Undo', onClick: () => void undoAndNotify(kept) };
}
