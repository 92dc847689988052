'use client';

import { useStore } from 'zustand';
import { toast } from '@/lib/toast';
import { type UndoableChange, undoStore } from '@/stores/undo';
import { useCommands } from './use-commands';

const GROUP = 'Undo';

/** One toast for all of them: the next one takes its place. */
const TOAST = { id: 'undo' };

const tell = (word: string, taken: Promise<UndoableChange | null>): void =>
  void taken.then(
    (change) => change && toast(`${word}: ${change.title}.`, TOAST),
    (failure: Error) => toast.error(failure.message),
  );

/** Ctrl+Z takes back what was done last to drawings and watchlists, Ctrl+Shift+Z does it again. */
export function useUndoCommands(): void {
  const { done, undone } = useStore(undoStore);
  useCommands([
    {
      id: 'undo',
      title: 'Undo the last change of drawings or watchlists',
      group: GROUP,
      keys: 'Ctrl+Z',
      run: () => tell('Undone', undoStore.undo()),
      enabled: () => done.length > 0,
    },
    {
      id: 'redo',
      title: 'Redo what was undone',
      group: GROUP,
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      run: () => tell('Done again', undoStore.redo()),
      enabled: () => undone.length > 0,
    },
  ]);
}
