'use client';

import { useStore } from 'zustand';
import { useCommands } from '../commands/use-commands';
import { toast } from '../toast';
import { redoAndNotify } from './redo-actions';
import { undoAndNotify } from './undo-actions';
import { undoStore } from './undo-store';

const GROUP = 'Undo';

/**
 * Registers UNDO and REDO. UNDO undoes the latest change, an order too, by the opposite order. Ctrl+Z
 * undoes the latest change that is not an order, because shortcuts do not place orders; Ctrl+Shift+Z
 * redoes it.
 */
export function useUndoCommands(): void {
  const { done, undone } = useStore(undoStore);
  const last = done.at(-1);
  const lastByKey = done.findLast(({ placesOrder }) => !placesOrder);
  useCommands([
    {
      id: 'undo',
      title: 'Undo',
      subject: last?.title ?? 'nothing has been changed yet',
      group: GROUP,
      names: ['undo that', 'undo last', 'take back', 'take it back', 'take that back'],
      placesOrder: last?.placesOrder === true,
      run: () => (last ? void undoAndNotify(last) : toast('There is nothing to undo.')),
    },
    {
      id: 'undo.key',
      title: 'Undo the last change that was not an order',
      group: GROUP,
      keys: 'Ctrl+Z',
      run: () => lastByKey && void undoAndNotify(lastByKey),
      enabled: () => lastByKey !== undefined,
    },
    {
      id: 'redo',
      title: undone.length > 0 ? 'Redo what was undone' : 'Redo: nothing was undone',
      group: GROUP,
      names: ['redo'],
      run: () => (undone.length > 0 ? void redoAndNotify() : toast('There is nothing to redo.')),
    },
    {
      id: 'redo.key',
      title: 'Redo the change that was undone last',
      group: GROUP,
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      run: () => void redoAndNotify(),
      enabled: () => undone.length > 0,
    },
  ]);
}
