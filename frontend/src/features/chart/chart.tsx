'use client';

import { useSelectedTicker } from '@/features/symbols/use-selection';
import { useTouch } from '@/shared/browser/use-touch';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { ChartTitle } from './title/chart-title';
import { QuoteButtons } from './trading/quote-buttons';

/** The placeholder of toolbar and chart. */
function Placeholder() {
  return (
    <>
      <div className="min-h-7 shrink-0 border-b border-edge touch:min-h-[5.8125rem]" />
      <PanelSkeleton />
    </>
  );
}

const ChartDesk = lazyComponent(() => import('./chart-desk').then(({ ChartDesk }) => ChartDesk), {
  loading: () => <Placeholder />,
  failed: () => (
    <Notice title="The chart could not be loaded">
      <p role="status">It is tried again until the server answers.</p>
    </Notice>
  ),
});

/** The chart panel of the selected ticker. */
export function Chart() {
  const [ticker] = useSelectedTicker();
  // Within reach of the thumb.
  const isTouch = useTouch();
  return (
    <Panel
      title={<ChartTitle ticker={ticker} />}
      actions={isTouch ? undefined : <QuoteButtons ticker={ticker} />}
    >
      <ChartDesk ticker={ticker} />
      {isTouch ? (
        <div className="border-t border-edge p-1">
          <QuoteButtons ticker={ticker} />
        </div>
      ) : null}
    </Panel>
  );
}
