'use client';

import { lazy } from 'react';
import { Panel } from '@/components/ui/panel';
import { useSelectedTicker } from '@/hooks/use-selection';
import { ChartQuote, ChartTitle } from './chart-title';
import { Late } from './late';

const ChartDesk = lazy(() => import('./chart-desk'));

/** The chosen ticker's course, followed live. */
export function Chart() {
  const [ticker] = useSelectedTicker();
  return (
    <Panel title={<ChartTitle ticker={ticker} />} actions={<ChartQuote ticker={ticker} />}>
      <Late placeholder={<div aria-busy="true" className="min-h-7 border-b border-edge" />}>
        <ChartDesk ticker={ticker} />
      </Late>
    </Panel>
  );
}
