import { parseTicker, type Ticker } from '@finally/contract';
import { createRememberedStore } from '@/shared/remembered/remembered-store';

export interface SelectionState {
  /** The ticker of the chart and of the trade bar. */
  ticker: Ticker;
}

const isTicker = (value: unknown) => typeof value === 'string' && parseTicker(value) === value;

export const selectionStore = createRememberedStore<SelectionState>(
  'selection',
  1,
  { ticker: 'AAPL' as Ticker },
  { ticker: isTicker },
  ['ticker'],
);
