import type { Scan, ScanResult } from '@finally/contract';
import { createRememberedStore } from '@/shared/remembered/remembered-store';
import { marketApi } from '../market-api';
import { createPolledStore } from '../polled-store';
import { isScanDraft, SCAN_EXAMPLES, type ScanDraft } from './scan-draft';

export interface ScanEditorState {
  /** The scan that is shown, as it is typed. */
  draft: ScanDraft;
  /** The name of the saved scan that it was; null if it is new. */
  name: string | null;
  /** Whether the conditions are shown as fields. */
  is_editing: boolean;
}

/** The scan that is shown, as this browser remembers it. */
export const scanEditorStore = createRememberedStore<ScanEditorState>(
  'scanner',
  1,
  {
    draft: SCAN_EXAMPLES[0]?.draft ?? { join: 'all', conditions: [] },
    name: null,
    is_editing: true,
  },
  {
    draft: isScanDraft,
    name: (value) => value === null || typeof value === 'string',
    is_editing: (value) => typeof value === 'boolean',
  },
);

/** What matches the scan that is shown; the question is null while it cannot be evaluated. */
export const scanResultStore = createPolledStore<Scan | null, ScanResult | null>(
  null,
  async (scan) => (scan ? marketApi.previewScan(scan) : null),
);
