'use client';

import { useDress } from '@/features/appearance/use-appearance';
import { CommandCenter } from '@/features/command/command-center';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { useLiveMarks } from '@/features/portfolio/use-live-marks';
import { useAccountStream } from '@/features/session/use-account-events';
import { usePriceStream } from '@/features/session/use-price-stream';
import { useWatchlistLoading } from '@/features/watchlist/use-watchlist';
import { useCommandKeys } from '@/shared/commands/use-commands';
import { Boundary } from '@/ui/boundary';
import { later } from '@/ui/lazy-boundary';
import { Desk } from './desk';
import { Header } from './header/header';

const AfterLoad = later(() => import('./deferred-parts').then(({ AfterLoad }) => AfterLoad));

/** The whole terminal. */
export function Workstation() {
  useDress();
  useCommandKeys();
  usePriceStream();
  useAccountStream();
  useWatchlistLoading();
  useLiveMarks();
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <Header />
      <main className="flex min-h-0 flex-1 flex-col overflow-auto">
        <Desk />
      </main>
      <CommandCenter />
      <OrderQuestion />
      <Boundary fallback={null}>
        <AfterLoad />
      </Boundary>
    </div>
  );
}
