import { LINK_GROUPS, parseTicker, type Ticker } from '@finally/contract';
import { createRememberedStore, oneOf } from '@/shared/remembered/remembered-store';
import { CHART_PLACES, LINKED_PLACES, type SelectionState } from './selection';

export type { SelectionState };

const isTicker = (value: unknown) => typeof value === 'string' && parseTicker(value) === value;

/** Returns a check that a value gives some places a valid value each. */
const byPlace = (check: (value: unknown) => boolean) => (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([place, each]) => oneOf(LINKED_PLACES)(place) && check(each));

const SELECTION_CHECKS = {
  ticker: isTicker,
  active: oneOf(CHART_PLACES),
  groups: byPlace(oneOf([...LINK_GROUPS, null])),
  tickers: byPlace(isTicker),
};

export const selectionStore = createRememberedStore<SelectionState>(
  'selection',
  1,
  { ticker: 'AAPL' as Ticker, active: 'chart_1', groups: {}, tickers: {} },
  SELECTION_CHECKS,
  ['ticker', 'active', 'groups', 'tickers'],
);
