import type { Side, Ticker } from '@finally/contract';
import { createStore } from 'zustand/vanilla';
import type { OrderTerms } from '../terms/order-terms';
import type { PriceOrder } from '../terms/terms-at';
import type { OrderSize } from './order-size';

/** An order and the price in dollars a share that it waits for. */
export type PricedOrder = PriceOrder & { readonly price: number };

/**
 * Returns the terms of a purchase with the exits of the ticket, at a price or at the market (null); or why
 * there are none.
 */
export type TicketExits = (at: PricedOrder | null) => OrderTerms | { readonly sentence: string };

/** What is typed in the ticket that also counts for orders placed on the chart: its size and its exits. */
export interface TicketSize {
  readonly ticker: Ticker | null;
  /** By side; a sentence if the text is no size of that side, null if nothing is typed. */
  readonly sizes: Readonly<Record<Side, OrderSize | string | null>>;
  /** Null if the order has none. */
  readonly exits: TicketExits | null;
}

export const ticketSizeStore = createStore<TicketSize>(() => ({
  ticker: null,
  sizes: { buy: null, sell: null },
  exits: null,
}));
