'use client';

import { later } from '@/components/ui/later';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { PanelSkeleton } from '@/components/ui/panel-skeleton';
import { useSelectedTicker } from '@/hooks/use-selection';
import { ChartQuote, ChartTitle } from './chart-title';

/** The room of toolbar and chart. */
function Placeholder() {
  return (
    <>
      <div className="min-h-7 shrink-0 border-b border-edge touch:min-h-[5.8125rem]" />
      <PanelSkeleton />
    </>
  );
}

const ChartDesk = later(() => import('./chart-desk').then(({ ChartDesk }) => ChartDesk), {
  waiting: () => <Placeholder />,
  failed: () => (
    <Notice title="The chart could not be loaded">
      <p role="status">It is tried again until the server answers.</p>
    </Notice>
  ),
});

/** The chosen ticker's course, followed live. */
export function Chart() {
  const [ticker] = useSelectedTicker();
  return (
    <Panel title={<ChartTitle ticker={ticker} />} actions={<ChartQuote ticker={ticker} />}>
      <ChartDesk ticker={ticker} />
    </Panel>
  );
}
