import { createRememberedStore } from '@/shared/remembered/remembered-store';

/** Whether the legend shows the values of the indicators over the prices. */
export const legendStore = createRememberedStore(
  'chart-legend',
  1,
  { is_folded: false },
  { is_folded: (value) => typeof value === 'boolean' },
);
