'use client';

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { usePriceFigure, usePriceListener } from '@/features/prices/use-prices';
import { AlertsFeed } from '../inputs/alerts-input';
import { ComparisonFeed } from '../inputs/comparison-input';
import { DrawingsFeed } from '../inputs/drawings-input';
import { HoldingFeed } from '../inputs/holding-input';
import { LiveFeed } from '../inputs/live-input';
import { ChartSummary } from '../legend/chart-summary';
import { Legend } from '../legend/legend';
import { INTERVAL_SECONDS, isAhead, toDrawnBar } from '../series/live-bar';
import { type BarsState, useOlderBars, useRecentBars } from '../use-bars';
import { chartActions, useChartChoice } from '../use-chart';
import { ChartMenu } from './chart-menu';
import type { Reading } from './crosshair-values';
import { PriceChart } from './price-chart';

interface PriceChartViewProps {
  shown: BarsState;
  /** Asks for the bars anew. */
  fetchAgain(): void;
  /** Told of the chart when it is there, and of null when it goes. */
  onChart(chart: PriceChart | null): void;
}

/** Joins the drawn chart to its bars, to live prices and to what was chosen about it. */
export function PriceChartView({ shown, fetchAgain, onChart }: PriceChartViewProps) {
  const { ticker } = shown;
  const container = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<PriceChart | null>(null);
  const [isFollowing, setFollowing] = useState(true);
  const [readings] = useState(() => createStore<Reading | null>(() => null));
  const summary = useId();
  const tell = useEffectEvent(onChart);
  const current = useEffectEvent(() => ticker);

  useEffect(() => {
    if (!container.current) return;
    const drawn = new PriceChart(container.current, {
      onReading: (reading) => readings.setState(reading, true),
      onDrawn: (line) => chartActions.draw(current(), line),
      onDrawingMoved: (drawing, gesture) =>
        chartActions.replaceDrawing(current(), drawing, gesture),
      onDrawingErased: (id) => chartActions.erase(current(), id),
      onSelect: chartActions.select,
      onEscape: () => chartActions.takeTool(null),
      onFollowing: setFollowing,
    });
    setChart(drawn);
    tell(drawn);
    return () => {
      setChart(null);
      tell(null);
      drawn.dispose();
    };
  }, [readings]);

  return (
    <>
      <div
        ref={container}
        role="application"
        aria-roledescription="chart"
        aria-label={`Price chart of ${ticker}`}
        aria-describedby={summary}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys read the chart bar by bar and draw on it.
        tabIndex={0}
        className="absolute inset-0 focus-visible:outline-offset-[-2px]"
      />
      {chart ? (
        <>
          <Legend ticker={ticker} chart={chart} readings={readings} />
          <BarsFeed chart={chart} shown={shown} fetchAgain={fetchAgain} />
          <ChoicesFeed chart={chart} />
          <LiveFeed chart={chart} isFollowing={isFollowing} />
          <HoldingFeed chart={chart} shown={shown} />
          <AlertsFeed chart={chart} ticker={ticker} />
          <ChartMenu chart={chart} ticker={ticker} container={container} />
          <ComparisonFeed chart={chart} shown={shown} />
          <DrawingsFeed chart={chart} ticker={ticker} />
          <ChartSummary id={summary} chart={chart} shown={shown} readings={readings} />
        </>
      ) : null}
    </>
  );
}

interface BarsFeedProps {
  chart: PriceChart;
  shown: BarsState;
  fetchAgain(): void;
}

/** The bars that were fetched, those before them when scrolled to, and the live price after them. */
function BarsFeed({ chart, shown, fetchAgain }: BarsFeedProps) {
  const { ticker, interval, bars } = shown;
  const previousClose = usePriceFigure(ticker, ({ previous_close }) => previous_close);

  useEffect(() => {
    chart.show(bars.map(toDrawnBar), INTERVAL_SECONDS[interval]);
  }, [chart, bars, interval]);
  useEffect(() => chart.setPreviousClose(previousClose), [chart, previousClose]);
  const askForOlder = useOlderBars(shown, (older) => chart.prepend(older.map(toDrawnBar)));
  useEffect(
    () =>
      chart.onNearStart(() => {
        if (chart.hasRoom && chart.oldestTime !== null) askForOlder(chart.oldestTime);
      }),
    [chart, askForOlder],
  );
  usePriceListener(ticker, ({ price, timestamp }) => chart.tick(price, timestamp));
  useRecentBars(ticker, interval, (recent) => {
    // A past that came to the server late: real prices have one only when their vendor answers.
    const [oldest] = recent;
    const known = recent.map(toDrawnBar);
    const isLate = oldest && !(bars[0] && bars[0].time <= oldest.time);
    if (isLate || isAhead(chart.newestBar, known, INTERVAL_SECONDS[interval])) fetchAgain();
    else chart.complete(known);
  });
  return null;
}

/** How the person wants the chart to look. */
function ChoicesFeed({ chart }: { chart: PriceChart }) {
  const style = useChartChoice('style');
  const isLogScale = useChartChoice('is_log_scale');
  const showsVolume = useChartChoice('shows_volume');
  const indicators = useChartChoice('indicators');
  useEffect(() => chart.setStyle(style), [chart, style]);
  useEffect(() => chart.setLogScale(isLogScale), [chart, isLogScale]);
  useEffect(() => chart.setVolumeVisible(showsVolume), [chart, showsVolume]);
  useEffect(() => chart.setIndicators(indicators), [chart, indicators]);
  return null;
}
