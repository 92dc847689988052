'use client';

import dynamic from 'next/dynamic';
import { CommandCenter } from '@/components/command/command-center';
import { Header } from '@/components/header/header';
import { OrderQuestion } from '@/components/trade/order-question';
import { Boundary } from '@/components/ui/boundary';
import { useAccountStream } from '@/hooks/use-account-events';
import { useDress } from '@/hooks/use-appearance';
import { useCommandKeys } from '@/hooks/use-commands';
import { useConnectionStatus } from '@/hooks/use-connection';
import { usePriceStream } from '@/hooks/use-price-stream';
import { useWatchlistLoading } from '@/hooks/use-watchlist';
import { Desk } from './desk';

const AfterLoad = dynamic(() => import('./after-load').then(({ AfterLoad }) => AfterLoad), {
  ssr: false,
});

/** The whole terminal. */
export function Workstation() {
  useDress();
  useCommandKeys();
  usePriceStream();
  useAccountStream();
  useWatchlistLoading();
  const connection = useConnectionStatus();
  return (
    <div data-connection={connection} className="flex h-dvh flex-col overflow-hidden">
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
