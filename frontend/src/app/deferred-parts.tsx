'use client';

import { useEffect } from 'react';
import { AlertCenter } from '@/features/alerts/alert-center';
import { fetchAhead } from '@/features/command/command-line';
import { Toasts } from '@/features/notifications/toasts';
import { useOrderSettling } from '@/features/orders/unsettled/use-unsettled-orders';
import { usePageTitle } from '@/features/portfolio/day/use-page-title';
import { RowMenu } from '@/features/watchlist/rows/row-menu';
import { useUndoCommands } from '@/shared/undo/use-undo-commands';
import { Boundary } from '@/ui/boundary';
import { useDeskCommands } from './commands/use-desk-commands';

/** What watching prices and placing an order can do without until it is there. */
export function DeferredParts() {
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
