'use client';

import { useEffect } from 'react';
import { AccountDialogPlace } from '@/features/accounts/account-dialog-place';
import { AlertCenter } from '@/features/alerts/alert-center';
import { fetchAhead } from '@/features/command/line/command-line';
import { TermLayer } from '@/features/help/terms/term-layer';
import { PanelDragLayer } from '@/features/layout/dragging/panel-drag-layer';
import { Toasts } from '@/features/notifications/toasts';
import { WhyPrice } from '@/features/orders/explanation/why-price';
import { usePageTitle } from '@/features/portfolio/day/use-page-title';
import { ProposalCenter } from '@/features/proposals/proposal-center';
import { TourStrip } from '@/features/tour/tour-strip';
import { useSwitchCommands } from '@/features/trade/use-switch-commands';
import { TradeNoteCenter } from '@/features/trade-notes/trade-note-center';
import { RowMenu } from '@/features/watchlist/rows/row-menu';
import { useUndoCommands } from '@/shared/undo/use-undo-commands';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';
import { useFocusKeeper } from '@/ui/overlay/focus-keeper';
import { useOutsidePressGuard } from '@/ui/overlay/outside-press';
import { useDeskCommands } from './commands/use-desk-commands';
import { useScanCommands } from './commands/use-scan-commands';
import { useSkipLinks } from './use-skip-links';

const PrintedAccount = lazyComponent(() =>
  import('@/features/printing/printed-account').then((module) => module.PrintedAccount),
);

const OrderNews = lazyComponent(() =>
  import('@/features/orders/order-parts').then(({ OrderNews }) => OrderNews),
);

/** Parts of the page that are loaded after the first paint: not needed for prices or orders. */
export function DeferredParts() {
  usePageTitle();
  useDeskCommands();
  useScanCommands();
  useEffect(fetchAhead, []);
  useUndoCommands();
  useSkipLinks();
  useOutsidePressGuard();
  useFocusKeeper();
  useSwitchCommands();
  return (
    <>
      <Toasts />
      <OrderNews />
      <AlertCenter />
      <WhyPrice />
      <TermLayer />
      <ProposalCenter />
      <TourStrip />
      <TradeNoteCenter />
      <AccountDialogPlace />
      <Boundary fallback={null}>
        <PrintedAccount />
      </Boundary>
      <Boundary fallback={null}>
        <PanelDragLayer />
      </Boundary>
      <Boundary fallback={null}>
        <RowMenu />
      </Boundary>
    </>
  );
}
