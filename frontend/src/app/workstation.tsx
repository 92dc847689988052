'use client';

import { useAppliedAppearance } from '@/features/appearance/use-appearance';
import { CommandCenter } from '@/features/command/command-center';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { useStatusAttributes } from '@/features/portfolio/use-status-attributes';
import { useAccountStream } from '@/features/session/use-account-events';
import { usePriceStream } from '@/features/session/use-price-stream';
import { useWatchlistLoading } from '@/features/watchlist/use-watchlist';
import { useCommandKeys } from '@/shared/commands/use-commands';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Desk } from './desk';
import { Header } from './header/header';

const DeferredParts = lazyComponent(() =>
  import('./deferred-parts').then(({ DeferredParts }) => DeferredParts),
);

/** The whole terminal. */
export function Workstation() {
  useAppliedAppearance();
  useCommandKeys();
  usePriceStream();
  useAccountStream();
  useWatchlistLoading();
  useStatusAttributes();
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <Header />
      <main className="flex min-h-0 flex-1 flex-col overflow-auto">
        <Desk />
      </main>
      <CommandCenter />
      <OrderQuestion />
      <Boundary fallback={null}>
        <DeferredParts />
      </Boundary>
    </div>
  );
}
