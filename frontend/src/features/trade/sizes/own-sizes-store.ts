import { createRememberedStore } from '@/shared/remembered/remembered-store';
import { DEFAULT_OWN_SIZES, OWN_SIZES_COUNT, readOwnSize } from './own-size';

const isOwnSize = (value: unknown) => typeof value === 'string' && readOwnSize(value) !== null;

/** The sizes of the ticket's own row, as they were typed: `10` shares, `$500`. */
export const ownSizesStore = createRememberedStore<{ sizes: readonly string[] }>(
  'own-sizes',
  1,
  { sizes: DEFAULT_OWN_SIZES },
  {
    sizes: (value) =>
      Array.isArray(value) && value.length === OWN_SIZES_COUNT && value.every(isOwnSize),
  },
);
