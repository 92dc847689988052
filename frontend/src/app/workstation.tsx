'use client';

import dynamic from 'next/dynamic';
import { CommandCenter } from '@/components/command/command-center';
import { Header } from '@/components/header/header';
import { Boundary } from '@/components/ui/boundary';
import { useDress } from '@/hooks/use-appearance';
import { useConnectionStatus } from '@/hooks/use-connection';
import { usePageTitle } from '@/hooks/use-page-title';
import { usePriceStream } from '@/hooks/use-price-stream';
import { useWatchlistLoading } from '@/hooks/use-watchlist';
import { Desk } from './desk';
import { useDeskCommands } from './use-desk-commands';

const Toasts = dynamic(() => import('@/components/ui/toasts').then(({ Toasts }) => Toasts), {
  ssr: false,
});

/** The whole terminal. */
export function Workstation() {
  useDress();
  usePriceStream();
  useWatchlistLoading();
  usePageTitle();
  useDeskCommands();
  const connection = useConnectionStatus();
  return (
    <div data-connection={connection} className="flex h-dvh flex-col overflow-hidden">
      <Header />
      <main className="flex min-h-0 flex-1 flex-col overflow-auto">
        <Desk />
      </main>
      <Boundary fallback={null}>
        <Toasts />
      </Boundary>
      <Boundary fallback={null}>
        <CommandCenter />
      </Boundary>
    </div>
  );
}
