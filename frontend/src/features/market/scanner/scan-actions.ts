import type { SavedScan, Scan } from '@finally/contract';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import { CHANGE_TOAST, undoable } from '@/shared/undo/undo-actions';
import { draftOf, type ScanDraft } from './scan-draft';
import { scanEditorStore } from './scan-editor-store';
import { scansStore } from './scans-store';

/** Shows a saved scan in the panel, now and later. */
export const showScan = ({ name, scan }: SavedScan): void =>
  scanEditorStore.setState({ name, draft: draftOf(scan), is_editing: false });

/** Shows a scan that is not saved. */
export const showDraft = (draft: ScanDraft): void =>
  scanEditorStore.setState({ name: null, draft, is_editing: true });

/** Saves the scan under a name. Returns null if that is done, otherwise why not. */
export async function saveScan(typed: string, scan: Scan): Promise<string | null> {
  const name = typed.trim();
  const before = scansStore.find(name);
  try {
    await scansStore.save(name, scan, before?.alerts ?? false);
  } catch (error) {
    return errorMessage(error);
  }
  scanEditorStore.setState({ name });
  const action = undoable({
    title: `save the scan ${name}`,
    undo: () =>
      before ? scansStore.save(before.name, before.scan, before.alerts) : scansStore.delete(name),
    redo: () => scansStore.save(name, scan, before?.alerts ?? false),
  });
  toast.success(`The scan ${name} is saved.`, { ...CHANGE_TOAST, action });
  return null;
}

/** Renames a saved scan. Returns null if that is done, otherwise why not. */
export async function renameScan(name: string, typed: string): Promise<string | null> {
  const renamed = typed.trim();
  const rename = async (from: string, to: string) => {
    await scansStore.change(from, { name: to });
    scanEditorStore.setState((state) => (state.name === from ? { name: to } : state));
  };
  try {
    await rename(name, renamed);
  } catch (error) {
    return errorMessage(error);
  }
  const action = undoable({
    title: `rename the scan ${name} to ${renamed}`,
    undo: () => rename(renamed, name),
    redo: () => rename(name, renamed),
  });
  toast(`The scan is named ${renamed}.`, { ...CHANGE_TOAST, action });
  return null;
}

/** Deletes a saved scan; what it shows stays. Undo saves it again. */
export async function deleteScan({ name, scan, alerts }: SavedScan): Promise<void> {
  try {
    await scansStore.delete(name);
  } catch (error) {
    toast.error(errorMessage(error));
    return;
  }
  scanEditorStore.setState((state) => (state.name === name ? { name: null } : state));
  const action = undoable({
    title: `delete the scan ${name}`,
    undo: () => scansStore.save(name, scan, alerts),
    redo: () => scansStore.delete(name),
  });
  toast(`The scan ${name} is deleted.`, { ...CHANGE_TOAST, action });
}

/** Turns the alert of a saved scan on or off. */
export async function toggleScanAlert({ name, alerts }: SavedScan): Promise<void> {
  const turn = (isOn: boolean) => scansStore.change(name, { alerts: isOn });
  try {
    await turn(!alerts);
  } catch (error) {
    toast.error(errorMessage(error));
    return;
  }
  const action = undoable({
    title: `turn the alert of ${name} ${alerts ? 'off' : 'on'}`,
    undo: () => turn(alerts),
    redo: () => turn(!alerts),
  });
  toast(
    alerts
      ? `${name} fires no alert any more.`
      : `An alert fires if a ticker enters ${name}, also while no page is open.`,
    { ...CHANGE_TOAST, action },
  );
}
