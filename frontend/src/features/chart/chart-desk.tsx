'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useActiveChart } from '@/features/symbols/use-links';
import { Notice } from '@/ui/notice';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { type ChartPicture, offerPicture, pictureOf } from './chart-picture';
import type { PriceChart } from './price-chart/price-chart';
import { PriceChartView } from './price-chart/price-chart-view';
import { downloadPicture } from './screenshot';
import { Toolbar } from './toolbar/toolbar';
import { ToolbarPlace } from './toolbar/toolbar-place';
import { useBars } from './use-bars';
import { useChartChoice, useChartPlace } from './use-chart';
import { useChartCommands } from './use-chart-commands';

/** The toolbar and the chart; loaded after the page. */
export function ChartDesk({ ticker }: { ticker: Ticker }) {
  const interval = useChartChoice('interval');
  const { state, error, retry } = useBars(ticker, interval);
  // Until the answer arrives, the chart still shows the previous ticker or interval.
  const isShown = state?.ticker === ticker && state.interval === interval;
  const chart = useRef<PriceChart | null>(null);
  const body = useRef<HTMLDivElement>(null);

  const takePicture = useEffectEvent((): ChartPicture | null => {
    const canvas = chart.current?.picture();
    const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
    return canvas ? { canvas, heading: `${ticker}  ${interval}  ${now} UTC` } : null;
  });
  const place = useChartPlace();
  useEffect(() => offerPicture(place, () => takePicture()), [place]);

  function savePicture(): void {
    const picture = pictureOf(place);
    if (!picture) return;
    const now = new Date().toISOString().slice(0, 19);
    void downloadPicture(picture, `${ticker}-${interval}-${now.replaceAll(':', '')}.png`);
  }

  const focusChart = () => body.current?.querySelector<HTMLElement>('[role=application]')?.focus();
  const [isComparing, setComparing] = useState(false);
  const [isDateOpen, setDateOpen] = useState(false);
  const isActive = useActiveChart() === place;
  useChartCommands(isActive, ticker, {
    focusChart,
    savePicture,
    openComparison: () => setComparing(true),
    openDate: () => setDateOpen(true),
    goToNow: () => chart.current?.goToEnd(),
  });

  return (
    <>
      <ToolbarPlace isActive={isActive}>
        <Toolbar
          ticker={ticker}
          focusChart={focusChart}
          comparison={{ isOpen: isComparing, setOpen: setComparing }}
          date={{
            isOpen: isDateOpen,
            setOpen: setDateOpen,
            goTo: (unixSeconds) => chart.current?.goTo(unixSeconds),
          }}
          onScreenshot={savePicture}
        />
      </ToolbarPlace>
      <div ref={body} className="relative min-h-0 flex-1">
        {state ? (
          <PriceChartView
            shown={state}
            fetchAgain={retry}
            onChart={(drawn) => {
              chart.current = drawn;
            }}
          />
        ) : null}
        {error ? <Failure ticker={ticker} detail={error} retry={retry} /> : null}
        {isShown || error ? null : (
          <PanelSkeleton className={`absolute inset-0 z-20 bg-panel ${state ? 'late' : ''}`} />
        )}
      </div>
    </>
  );
}

interface FailureProps {
  ticker: Ticker;
  detail: string;
  retry(): void;
}

/** Covers the chart, which shows another ticker or outdated bars. */
function Failure({ ticker, detail, retry }: FailureProps) {
  return (
    <div className="absolute inset-0 z-20 flex bg-panel/90">
      <Notice title={`The chart of ${ticker} could not be loaded`}>
        <p>{detail}</p>
        <button type="button" onClick={retry} className="mt-2 text-info hover:underline">
          Try again
        </button>
      </Notice>
    </div>
  );
}
