'use client';

import { AlertCenter } from '@/components/alerts/alert-center';
import { CommandCenter } from '@/components/command/command-center';
import { Toasts } from '@/components/ui/toasts';
import { usePageTitle } from '@/hooks/use-page-title';
import { useUndoCommands } from '@/hooks/use-undo-commands';
import { useDeskCommands } from './use-desk-commands';

/** What watching prices and placing an order can do without until it is there. */
export function AfterLoad() {
  usePageTitle();
  useDeskCommands();
  useUndoCommands();
  return (
    <>
      <Toasts />
      <CommandCenter />
      <AlertCenter />
    </>
  );
}
