'use client';

import { GroupChip } from '@/features/symbols/group-chip';
import type { ChartPlace } from '@/features/symbols/selection';
import { activateChart } from '@/features/symbols/use-links';
import { useTickerAt } from '@/features/symbols/use-selection';
import { useLowWindow } from '@/shared/browser/use-low-window';
import { useTouch } from '@/shared/browser/use-touch';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { ChartTitle } from './title/chart-title';
import { QuoteButtons } from './trading/quote-buttons';
import { ChartPlaceProvider } from './use-chart';

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
      <p role="status">Retrying until the server answers.</p>
    </Notice>
  ),
});

const MARK = { outline: '1px solid var(--color-accent)', outlineOffset: -1 };

interface ChartProps {
  place: ChartPlace;
  /** Its name in labels: `Chart 2`. */
  name: string;
  /** Whether another chart is maximized. */
  isHidden?: boolean;
  /** Whether it is marked as the active one of several. */
  isMarked?: boolean;
}

/** A chart of the desk, which becomes the active one when the pointer or the focus enters it. */
export function Chart({ place, name, isHidden = false, isMarked = false }: ChartProps) {
  const [ticker] = useTickerAt(place);
  // Within reach of the thumb, unless that leaves too little of the chart.
  const isTouch = useTouch();
  const isBelow = !useLowWindow() && isTouch;
  const activate = () => activateChart(place);
  return (
    <ChartPlaceProvider value={place}>
      <div
        data-chart={place}
        hidden={isHidden}
        data-active={isMarked || undefined}
        style={isMarked ? MARK : undefined}
        onPointerDownCapture={activate}
        onFocusCapture={activate}
        className="h-full min-h-0 min-w-0"
      >
        <Panel
          title={<ChartTitle ticker={ticker} />}
          actions={
            <>
              {isBelow ? null : <QuoteButtons ticker={ticker} />}
              <GroupChip place={place} name={name} />
            </>
          }
        >
          <ChartDesk ticker={ticker} />
          {isBelow ? (
            <div className="border-t border-edge p-1">
              <QuoteButtons ticker={ticker} />
            </div>
          ) : null}
        </Panel>
      </div>
    </ChartPlaceProvider>
  );
}
