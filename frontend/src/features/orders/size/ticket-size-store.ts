import type { Side, Ticker } from '@finally/contract';
import { createStore } from 'zustand/vanilla';
import type { OrderSize } from './order-size';

/** The size that is typed in the ticket, which is also that of orders placed on the chart. */
export interface TicketSize {
  readonly ticker: Ticker | null;
  /** By side; a sentence if the text is no size of that side, null if nothing is typed. */
  readonly sizes: Readonly<Record<Side, OrderSize | string | null>>;
}

export const ticketSizeStore = createStore<TicketSize>(() => ({
  ticker: null,
  sizes: { buy: null, sell: null },
}));

/** Returns the size of an order of a ticker and a side; null while the ticket has none for it. */
export const ticketSizeOf = (
  { ticker, sizes }: TicketSize,
  of: Ticker,
  side: Side,
): OrderSize | null => {
  const size = ticker === of ? sizes[side] : null;
  return typeof size === 'string' ? null : size;
};
