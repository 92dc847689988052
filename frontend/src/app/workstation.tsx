'use client';

import { CommandCenter } from '@/components/command/command-center';
import { Header } from '@/components/header/header';
import { useConnectionStatus } from '@/hooks/use-connection';
import { usePriceStream } from '@/hooks/use-price-stream';
import { useWatchlistLoading } from '@/hooks/use-watchlist';
import { useLayoutMode } from './layout-mode';
import { StackedLayout } from './stacked-layout';
import { WideLayout } from './wide-layout';

/** The whole terminal, in the arrangement that fits the window. */
export function Workstation() {
  usePriceStream();
  useWatchlistLoading();
  const mode = useLayoutMode();
  const connection = useConnectionStatus();
  return (
    <div
      data-connection={connection}
      className={`flex flex-col ${mode === 'wide' ? 'h-dvh overflow-hidden' : 'min-h-dvh'}`}
    >
      <Header />
      <main className="flex min-h-0 flex-1 flex-col">
        {mode === 'wide' ? <WideLayout /> : null}
        {mode === 'stacked' ? <StackedLayout /> : null}
      </main>
      <CommandCenter />
    </div>
  );
}
