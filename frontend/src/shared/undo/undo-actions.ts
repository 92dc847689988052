import { errorMessage } from '../api/error-message';
import { toast } from '../toast';
import { type UndoableChange, undoStore } from './undo-store';

/** The id that toasts about a change and its undo share, so that the later replaces the earlier one. */
export const CHANGE_TOAST = { id: 'undo' };

/** Undoes a change and shows a toast, also on failure. An order shows its receipt instead. */
export async function undoAndNotify(change: UndoableChange): Promise<void> {
  try {
    const undone = await undoStore.undo(change);
    if (undone && !undone.placesOrder) toast(`Undone: ${undone.title}.`, CHANGE_TOAST);
  } catch (failure) {
    toast.error(errorMessage(failure));
  }
}

/** Records a change and returns the Undo button for its toast. Button, Ctrl+Z and UNDO undo it once. */
export function undoable(change: UndoableChange): { label: string; onClick(): void } {
  const recorded = undoStore.record(change);
  return { label: 'Undo', onClick: () => void undoAndNotify(recorded) };
}
