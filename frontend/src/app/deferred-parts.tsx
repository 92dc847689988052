'use client';

import { useEffect } from 'react';
import { AlertCenter } from '@/features/alerts/alert-center';
import { fetchAhead } from '@/features/command/line/command-line';
import { Toasts } from '@/features/notifications/toasts';
import { loadOrderQuestion } from '@/features/orders/confirmation/order-question';
import { WhyPrice } from '@/features/orders/explanation/why-price';
import { useOrderSettling } from '@/features/orders/unsettled/use-order-settling';
import { useOrderWatching } from '@/features/orders/working/use-order-watching';
import { usePageTitle } from '@/features/portfolio/day/use-page-title';
import { RowMenu } from '@/features/watchlist/rows/row-menu';
import { useUndoCommands } from '@/shared/undo/use-undo-commands';
import { Boundary } from '@/ui/boundary';
import { useDeskCommands } from './commands/use-desk-commands';

/** Parts of the page that are loaded after the first paint: not needed for prices or orders. */
export function DeferredParts() {
  usePageTitle();
  useDeskCommands();
  useEffect(fetchAhead, []);
  useEffect(loadOrderQuestion, []);
  useUndoCommands();
  useOrderSettling();
  useOrderWatching();
  return (
    <>
      <Toasts />
      <AlertCenter />
      <WhyPrice />
      <Boundary fallback={null}>
        <RowMenu />
      </Boundary>
    </>
  );
}
