import { errorMessage } from '../api/error-message';
import { toast } from '../toast';
import { CHANGE_TOAST } from './undo-actions';
import { undoStore } from './undo-store';

/** Redoes the change that was undone last and shows a toast, also on failure. */
export async function redoAndNotify(): Promise<void> {
  try {
    const again = await undoStore.redo();
    if (again) toast(`Done again: ${again.title}.`, CHANGE_TOAST);
  } catch (failure) {
    toast.error(errorMessage(failure));
  }
}
