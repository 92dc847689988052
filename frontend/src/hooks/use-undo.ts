'use client';

import { useStore } from 'zustand';
import { reasonOf } from '@/lib/reason';
import { toast } from '@/lib/toast';
import { type Undoable, undoStore } from '@/stores/undo';

/** Takes a change back and says so, or why it cannot be. An order is told of by its receipt. */
async function takeBack(change: Undoable): Promise<void> {
  try {
    const isDone = await undoStore.take(change);
    if (isDone && !change.placesOrder) toast.success(`Undone: ${change.title}`);
  } catch (failure) {
    toast.error(reasonOf(failure));
  }
}

/**
 * Keeps a change for Ctrl+Z and UNDO, and gives the button of the toast that tells of it: both are
 * one change, which is taken back once.
 */
export function undoable(change: Undoable): { label: string; onClick(): void } {
  undoStore.push(change);
  return { label: 'Undo', onClick: () => void takeBack(change) };
}

/** The change that was made last, or null. */
export const useLastChange = (): Undoable | null =>
  useStore(undoStore, (changes) => changes.at(-1) ?? null);

const NOTHING = 'There is nothing to undo.';

function undo(change: Undoable | undefined): void {
  if (change) void takeBack(change);
  else toast(NOTHING);
}

/** Takes back the change that was made last. */
export const undoLast = (): void => undo(undoStore.getState().at(-1));

/** Takes back the last change that was no order: a key alone places none. */
export const undoByKey = (): void =>
  undo(undoStore.getState().findLast(({ placesOrder }) => !placesOrder));
