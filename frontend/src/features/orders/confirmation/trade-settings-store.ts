import { createRememberedStore, oneOf } from '@/shared/remembered/remembered-store';

export const ORDER_UNITS = ['shares', 'dollars'] as const;
export type OrderUnit = (typeof ORDER_UNITS)[number];

export interface TradeSettings {
  /** The unit of the amount in the ticket. */
  unit: OrderUnit;
  /** Whether each order of this browser needs a confirmation, from any part of the page. */
  confirms: boolean;
}

/** How the order ticket behaves, as this browser remembers it. */
export const tradeSettingsStore = createRememberedStore<TradeSettings>(
  'trade',
  1,
  { unit: 'shares', confirms: false },
  { unit: oneOf(ORDER_UNITS), confirms: (value) => typeof value === 'boolean' },
  // The unit is not shared with other tabs, because a change there must not change the meaning of a
  // typed amount here.
  ['unit'],
);
