import type { Ticker } from '@finally/contract';
import { createStore } from 'zustand/vanilla';

/** An order that another part of the page writes into the ticket, for the person to place. */
export interface TicketDraft {
  readonly ticker: Ticker;
  /** As it would be typed: shares. */
  readonly quantity: string;
  readonly type: 'limit' | 'stop';
  /** As it would be typed: dollars a share. */
  readonly price: string;
}

/** The last such order; the ticket takes each new one over. */
export const ticketDraftStore = createStore<{ draft: TicketDraft | null }>(() => ({ draft: null }));
