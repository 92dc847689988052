'use client';

import type { Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import { type TicketSize, ticketSizeStore } from './ticket-size-store';

/** Returns what is typed in the ticket that counts for orders placed elsewhere. */
export const useTicketSize = (): TicketSize => useStore(ticketSizeStore);

/** Returns the ticker of the ticket; null before it is on the page. */
export const useTicketTicker = (): Ticker | null =>
  useStore(ticketSizeStore, ({ ticker }) => ticker);
