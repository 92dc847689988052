'use client';

import { useEffect } from 'react';
import { AlertCenter } from '@/components/alerts/alert-center';
import { fetchAhead } from '@/components/command/command-line';
import { Boundary } from '@/components/ui/boundary';
import { Toasts } from '@/components/ui/toasts';
import { RowMenu } from '@/components/watchlist/row-menu';
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
      <Boundary fallback={null}>
        <RowMenu />
      </Boundary>
    </>
  );
}
