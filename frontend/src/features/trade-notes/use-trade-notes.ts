'use client';

import type { Trade, TradeNote } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { openNoteStore, type TradeNotesState, tradeNotesStore } from './trade-notes-store';

/** Returns what is written down of trades, kept current while the caller is mounted. */
export function useTradeNotes(): TradeNotesState {
  useEffect(() => tradeNotesStore.watch(), []);
  return useStore(tradeNotesStore);
}

/** Returns the note of a trade, kept current by callers of `useTradeNotes`; undefined if there is none. */
export const useTradeNote = (trade_id: string): TradeNote | undefined =>
  useStore(tradeNotesStore, ({ notes }) => notes.get(trade_id));

/** Returns the names of the tags. */
export const useTagNames = (): readonly string[] =>
  useStore(tradeNotesStore, ({ tags }) => tags).map(({ tag }) => tag);

export const tradeNoteActions = {
  refresh: tradeNotesStore.refresh,
  write: tradeNotesStore.write,
  keepPicture: tradeNotesStore.keepPicture,
  deletePicture: tradeNotesStore.deletePicture,
};

/** Returns the trade whose note is open, or null. */
export const useOpenNote = (): Trade | null => useStore(openNoteStore);

/** Opens the note of a trade. */
export const openNote = (trade: Trade): void => openNoteStore.setState(trade, true);

export const closeNote = (): void => openNoteStore.setState(null, true);
