'use client';

import { useEffect } from 'react';
import { AlertCenter } from '@/components/alerts/alert-center';
import { fetchAhead } from '@/components/command/command-line';
import { Toasts } from '@/components/ui/toasts';
import { usePageTitle } from '@/hooks/use-page-title';
import { useUndoCommands } from '@/hooks/use-undo-commands';
import { useOrderSettling } from '@/hooks/use-unsettled-orders';
import { useDeskCommands } from './use-desk-commands';

/** What watching prices and placing an order can do without until it is there. */
export function AfterLoad() {
  usePageTitle();
  useDeskCommands();
  useEffect(fetchAhead, []);
  useUndoCommands();
  useOrderSettling();
  return (
    <>
      <Toasts />
      <AlertCenter />
    </>
  );
}
