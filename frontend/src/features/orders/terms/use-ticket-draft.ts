'use client';

import { useEffect, useEffectEvent } from 'react';
import { type TicketDraft, ticketDraftStore } from './ticket-draft-store';

/** Calls back with an order that another part of the page writes into the ticket, once. */
export function useTicketDraft(take: (draft: TicketDraft) => void): void {
  const onDraft = useEffectEvent(take);
  useEffect(() => {
    const takeNow = () => {
      const { draft } = ticketDraftStore.getState();
      if (!draft) return;
      ticketDraftStore.setState({ draft: null });
      onDraft(draft);
    };
    takeNow();
    return ticketDraftStore.subscribe(takeNow);
  }, []);
}
