'use client';

import { useStore } from 'zustand';
import { reasonOf } from '@/lib/reason';
import { toast } from '@/lib/toast';
import { type Undoable, undoStore } from '@/stores/undo';

/** Takes a change back; a toast says why if it cannot be. */
export const takeBack = (change: Undoable): void =>
  void undoStore.take(change).catch((failure: unknown) => {
    toast.error(reasonOf(failure));
  });

/**
 * Keeps a change for Ctrl+Z and UNDO, and gives the button of the toast that tells of it: both are
 * one change, which is taken back once.
 */
export function undoable(change: Undoable): { label: string; onClick(): void } {
  undoStore.push(change);
  return { label: 'Undo', onClick: () => takeBack(change) };
}

/** The change that was made last, or null. */
export const useLastChange = (): Undoable | null =>
  useStore(undoStore, (changes) => changes.at(-1) ?? null);

/** Takes back the change made last that was no order: keys place none. */
export function undoByKey(): void {
  const change = undoStore.getState().findLast(({ placesOrder }) => !placesOrder);
  if (!change) return void toast('There is nothing to undo.');
  toast(change.title);
  takeBack(change);
}
