import { parseTicker, type Ticker } from '@finally/contract';
import { createRememberedStore } from '@/shared/remembered/remembered-store';

export interface SelectionState {
  /** The ticker that the chart shows and the trade bar offers. */
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
