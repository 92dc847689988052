import type { Side } from '@finally/contract';
import { createRememberedStore, oneOf } from '@/shared/remembered/remembered-store';

export interface TapeSettings {
  /** The smallest size that is shown, as it was typed; empty shows all. */
  size_min: string;
  side: Side | 'both';
}

/** What the tape shows, as this browser remembers it. */
export const tapeSettingsStore = createRememberedStore<TapeSettings>(
  'tape',
  1,
  { size_min: '', side: 'both' },
  {
    size_min: (value) => typeof value === 'string' && value.length <= 12,
    side: oneOf(['buy', 'sell', 'both'] as const),
  },
);
