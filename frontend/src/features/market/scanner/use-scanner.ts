'use client';

import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import { usePageVisible } from '@/shared/browser/use-page-visible';
import { readScan, type ScanDraft } from './scan-draft';
import { scanEditorStore, scanResultStore } from './scan-editor-store';
import { scansStore } from './scans-store';

const REFRESH_MS = 3_000;
/** Pause in typing after which a scan is evaluated. */
const TYPING_MS = 300;

/** Returns the saved scans. */
export const useScans = () => useStore(scansStore);

/** Returns the scan that is shown, with the functions that change it. */
export function useScanEditor() {
  const { draft, name, is_editing } = useStore(scanEditorStore);
  const { scans } = useScans();
  return {
    draft,
    is_editing,
    saved: scans?.find((scan) => scan.name === name) ?? null,
    change: (changed: ScanDraft) => scanEditorStore.setState({ draft: changed }),
    edit: (isEditing: boolean) => scanEditorStore.setState({ is_editing: isEditing }),
  };
}

/** Returns what matches the scan that is shown, which stays current while the caller is on the page. */
export function useScanResult(draft: ScanDraft) {
  const scan = useMemo(() => readScan(draft), [draft]);
  useEffect(() => {
    if (!scan) return;
    const timer = setTimeout(() => void scanResultStore.ask(scan), TYPING_MS);
    return () => clearTimeout(timer);
  }, [scan]);
  const { question, answer, error } = useStore(scanResultStore);
  useVisibleInterval(() => void scanResultStore.refresh(), REFRESH_MS);
  usePageVisible(() => void scanResultStore.refresh());
  return { scan, evaluated: question, result: answer, error, refresh: scanResultStore.refresh };
}
