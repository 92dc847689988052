import { createRememberedStore, oneOf } from '@/shared/remembered/remembered-store';
import { GROUPINGS, type Grouping } from './rows/price-rows';

export interface LadderSettings {
  grouping: Grouping;
  /** Whether the ladder follows the last price when that nears an edge. */
  autoCenters: boolean;
  /** The size of orders from the ladder, as it was typed: shares. */
  size: string;
}

/** How the ladder looks and what it places, as this browser remembers it. */
export const ladderSettingsStore = createRememberedStore<LadderSettings>(
  'ladder',
  1,
  { grouping: 1, autoCenters: true, size: '1' },
  {
    grouping: oneOf(GROUPINGS),
    autoCenters: (value) => typeof value === 'boolean',
    size: (value) => typeof value === 'string' && value.length <= 16,
  },
  ['grouping', 'size'],
);
