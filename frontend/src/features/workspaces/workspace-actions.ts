import type { Workspace } from '@finally/contract';
import { ApiError } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { download } from '@/shared/browser/download';
import { toast } from '@/shared/toast';
import { CHANGE_TOAST, undoable } from '@/shared/undo/undo-actions';
import { applyContents, currentContents } from './workspace-contents-actions';
import {
  describeRefusedFile,
  fileNameOf,
  readWorkspaceFile,
  writeWorkspaceFile,
} from './workspace-file';
import { currentWorkspaceStore, workspacesStore } from './workspaces-store';

/** Opens a workspace. Undo restores the desk as it was before. */
export function openWorkspace({ name, contents }: Workspace): void {
  const before = { contents: currentContents(), name: currentWorkspaceStore.getState().name };
  const open = () => {
    applyContents(contents);
    currentWorkspaceStore.setState({ name });
  };
  open();
  const action = undoable({
    title: `open the workspace ${name}`,
    undo() {
      applyContents(before.contents);
      currentWorkspaceStore.setState({ name: before.name });
    },
    redo: open,
  });
  toast(`Workspace ${name}`, { ...CHANGE_TOAST, action });
}

/** Saves the desk as it is under a name. Returns null if that is done, otherwise why not. */
export async function saveWorkspace(typed: string): Promise<string | null> {
  const name = typed.trim();
  try {
    await workspacesStore.save(name, currentContents());
  } catch (error) {
    return errorMessage(error);
  }
  currentWorkspaceStore.setState({ name });
  toast.success(`The workspace ${name} is saved.`, CHANGE_TOAST);
  return null;
}

/** Deletes a workspace. Undo saves it again. */
export async function deleteWorkspace({ name, contents }: Workspace): Promise<void> {
  try {
    await workspacesStore.delete(name);
    const action = undoable({
      title: `delete the workspace ${name}`,
      undo: () => workspacesStore.save(name, contents),
      redo: () => workspacesStore.delete(name),
    });
    toast(`The workspace ${name} is deleted.`, { ...CHANGE_TOAST, action });
  } catch (error) {
    toast.error(errorMessage(error));
  }
}

/** Downloads a workspace as a file. */
export function exportWorkspace(workspace: Workspace): void {
  const blob = new Blob([writeWorkspaceFile(workspace)], { type: 'application/json' });
  const address = URL.createObjectURL(blob);
  download(address, fileNameOf(workspace.name));
  URL.revokeObjectURL(address);
}

/**
 * Saves the workspace of a file under its name and opens it. Returns null if that is done, otherwise
 * why not; a workspace that has the name already is not replaced.
 */
export async function importWorkspace(text: string): Promise<string | null> {
  const read = readWorkspaceFile(text);
  if (typeof read === 'string') return read;
  await workspacesStore.refresh();
  if (workspacesStore.find(read.name)) {
    return `A workspace named ${read.name} exists already. Delete it first, or change the name in the file.`;
  }
  try {
    await workspacesStore.save(read.name, read.contents);
  } catch (error) {
    return error instanceof ApiError
      ? describeRefusedFile(error.problem.detail, error.problem.issues)
      : errorMessage(error);
  }
  const saved = workspacesStore.find(read.name);
  if (saved) openWorkspace(saved);
  return null;
}
