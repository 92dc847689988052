'use client';

import { CommandCenter } from '@/components/command/command-center';
import { Header } from '@/components/header/header';
import { OrderQuestion } from '@/components/trade/order-question';
import { Boundary } from '@/components/ui/boundary';
import { later } from '@/components/ui/later';
import { useAccountStream } from '@/hooks/use-account-events';
import { useDress } from '@/hooks/use-appearance';
import { useCommandKeys } from '@/hooks/use-commands';
import { useLiveMarks } from '@/hooks/use-live-marks';
import { usePriceStream } from '@/hooks/use-price-stream';
import { useWatchlistLoading } from '@/hooks/use-watchlist';
import { Desk } from './desk';

const AfterLoad = later(() => import('./after-load').then(({ AfterLoad }) => AfterLoad));

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
