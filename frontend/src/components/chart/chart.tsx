'use client';

import { lazy } from 'react';
import { Panel } from '@/components/ui/panel';
import { PanelSkeleton } from '@/components/ui/panel-skeleton';
import { useSelectedTicker } from '@/hooks/use-selection';
import { ChartQuote, ChartTitle } from './chart-title';
import { Late } from './late';

const ChartDesk = lazy(() => import('./chart-desk'));

/** The room of toolbar and chart. */
function Placeholder() {
  return (
    <>
      <div className="min-h-7 shrink-0 border-b border-edge touch:min-h-[5.8125rem]" />
      <PanelSkeleton />
    </>
  );
}

/** The chosen ticker's course, followed live. */
export function Chart() {
  const [ticker] = useSelectedTicker();
  return (
    <Panel title={<ChartTitle ticker={ticker} />} actions={<ChartQuote ticker={ticker} />}>
      <Late placeholder={<Placeholder />}>
        <ChartDesk ticker={ticker} />
      </Late>
    </Panel>
  );
}
