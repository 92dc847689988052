import { areStrings, createRememberedStore } from '../../remembered/remembered-store';
import type { KeyChanges } from './key-map';

/** The keys that this browser's person has changed. */
export const keyChangesStore = createRememberedStore<{ changes: KeyChanges }>(
  'keys',
  1,
  { changes: {} },
  { changes: (value) => Object.values(value ?? {}).every(areStrings) },
);
