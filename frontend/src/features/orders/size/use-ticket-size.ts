'use client';

import type { Side, Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import type { OrderSize } from './order-size';
import { ticketSizeOf, ticketSizeStore } from './ticket-size-store';

/** Returns the size of the ticket for a ticker and a side; null while it has none. */
export const useTicketSize = (ticker: Ticker, side: Side): OrderSize | null =>
  useStore(ticketSizeStore, (state) => ticketSizeOf(state, ticker, side));
