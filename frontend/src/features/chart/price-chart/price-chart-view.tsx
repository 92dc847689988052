'use client';

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { usePriceFigure, usePriceListener } from '@/features/prices/use-prices';

import { useLowWindow } from '@/shared/browser/use-low-window';

import { toast } from '@/shared/toast';

import { editText } from '../drawings/editing/use-text-editing';
import { AlertsInput } from '../inputs/alerts-input';
import { ComparisonInput } from '../inputs/comparison-input';
import { DrawingsInput } from '../inputs/drawings-input';
import { HistoryEnd } from '../inputs/history-end';
import { HoldingInput } from '../inputs/holding-input';
import { LineAlerts } from '../inputs/line-alerts';
import { LiveInput } from '../inputs/live-input';
import { OffScaleOrders } from '../inputs/off-scale-orders';
import { OrdersInput } from '../inputs/orders-input';
import { ChartSummary } from '../legend/chart-summary';
import { Legend } from '../legend/legend';
import { isAhead, secondsOf, toDrawnBar } from '../series/live-bar';
import { TradeLinesInput } from '../trading/trade-lines-input';
import { type BarsState, useOlderBars, useRecentBars } from '../use-bars';
import { chartActions, useChartChoice } from '../use-chart';
import { ChartMenu } from './chart-menu';
import type { CrosshairValues } from './crosshair-values';
import { PriceChart } from './price-chart';

const LINE_KEYS =
  'Up and down move a line by a tick, with Shift by ten. Enter applies, Escape takes it back, Delete cancels the order. Left and right go to the other lines.';

interface PriceChartViewProps {
  shown: BarsState;
  /** Fetches the bars again. */
  fetchAgain(): void;
  /** Called with the chart when it is created, and with null when it is disposed. */
  onChart(chart: PriceChart | null): void;
}

/** Connects the chart to its bars, to live prices and to the settings. */
export function PriceChartView({ shown, fetchAgain, onChart }: PriceChartViewProps) {
  const { ticker } = shown;
  const container = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<PriceChart | null>(null);
  const [isFollowing, setFollowing] = useState(true);
  const [historyEnd, setHistoryEnd] = useState<number | null>(null);
  const [goal, setGoal] = useState<number | null>(null);
  const [crosshairValues] = useState(() => createStore<CrosshairValues | null>(() => null));
  const summary = useId();
  const keys = useId();
  const notify = useEffectEvent(onChart);
  const current = useEffectEvent(() => ticker);

  useEffect(() => {
    if (!container.current || !labels.current) return;
    const drawn = new PriceChart(container.current, labels.current, {
      onCrosshairValues: (values) => crosshairValues.setState(values, true),
      onDrawn(line) {
        if (line.kind !== 'text') return chartActions.draw(current(), line);
        chartActions.selectTool(null);
        editText({ at: line.at, text: '', id: null });
      },
      onDrawingMoved: (drawing, gesture) =>
        chartActions.replaceDrawing(current(), drawing, gesture),
      onDrawingErased: (id, gesture) => chartActions.erase(current(), id, gesture),
      onSelect: chartActions.select,
      onEscape: () => chartActions.selectTool(null),
      onPaneHeights: chartActions.setPaneHeights,
      onFollowing: setFollowing,
      onHistoryEnd: setHistoryEnd,
      onApproach: setGoal,
    });
    setChart(drawn);
    notify(drawn);
    return () => {
      setChart(null);
      notify(null);
      drawn.dispose();
    };
  }, [crosshairValues]);

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
        className="absolute inset-0"
      />
      {/* It shows the ring of the focus on the chart, whose canvases would cover one of its own. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a border of its own. */}
      <div
        ref={labels}
        role="group"
        aria-label={`Orders and position of ${ticker} on the chart`}
        aria-describedby={keys}
        className="@container pointer-events-none absolute inset-0 z-10 overflow-hidden"
      />
      <p id={keys} className="sr-only">
        {LINE_KEYS}
      </p>
      {chart ? (
        <>
          <Legend ticker={ticker} chart={chart} crosshairValues={crosshairValues} />
          <BarsInput chart={chart} shown={shown} fetchAgain={fetchAgain} />
          <ChoicesInput chart={chart} />
          <LiveInput chart={chart} ticker={ticker} isFollowing={isFollowing} />
          <HistoryEnd chart={chart} interval={shown.interval} oldest={historyEnd} goal={goal} />
          <HoldingInput chart={chart} shown={shown} />
          <AlertsInput chart={chart} ticker={ticker} />
          <LineAlerts key={ticker} ticker={ticker} />
          <OrdersInput chart={chart} ticker={ticker} />
          <TradeLinesInput chart={chart} ticker={ticker} />
          <OffScaleOrders chart={chart} ticker={ticker} />
          <ChartMenu chart={chart} ticker={ticker} container={container} />
          <ComparisonInput chart={chart} shown={shown} />
          <DrawingsInput chart={chart} ticker={ticker} />
          <ChartSummary
            id={summary}
            chart={chart}
            shown={shown}
            crosshairValues={crosshairValues}
          />
        </>
      ) : null}
    </>
  );
}

interface BarsInputProps {
  chart: PriceChart;
  shown: BarsState;
  fetchAgain(): void;
}

/** Gives the chart the fetched bars, older bars when scrolled to them, and live prices. */
function BarsInput({ chart, shown, fetchAgain }: BarsInputProps) {
  const { ticker, interval, bars } = shown;
  const previousClose = usePriceFigure(ticker, ({ previous_close }) => previous_close);

  const series = useRef('');
  useEffect(() => {
    const before = series.current;
    series.current = `${ticker} ${interval}`;
    chart.show(bars.map(toDrawnBar), secondsOf(interval), series.current === before);
  }, [chart, bars, interval, ticker]);
  useEffect(() => chart.lines.setPreviousClose(previousClose), [chart, previousClose]);
  const askForOlder = useOlderBars(
    shown,
    (older) => chart.prepend(older.map(toDrawnBar)),
    // Scrolling tries again by itself; going to a time does not.
    () => chart.stopApproach() && toast.error('The older bars could not be fetched. Try again.'),
  );
  useEffect(
    () =>
      chart.onNearStart(() => {
        if (chart.hasRoom && chart.oldestTime !== null) askForOlder(chart.oldestTime);
      }),
    [chart, askForOlder],
  );
  usePriceListener(ticker, ({ price, timestamp }) => chart.tick(price, timestamp));
  useRecentBars(ticker, interval, (recent) => {
    // The server received older bars late: a market source delivers past bars only when its vendor answers.
    const [oldest] = recent;
    const known = recent.map(toDrawnBar);
    const isLate = oldest && !(bars[0] && bars[0].time <= oldest.time);
    if (isLate || isAhead(chart.newestBar, known, secondsOf(interval))) fetchAgain();
    else chart.reconcile(known);
  });
  return null;
}

/** Gives the chart the settings of its appearance. */
function ChoicesInput({ chart }: { chart: PriceChart }) {
  const style = useChartChoice('style');
  const isLogScale = useChartChoice('is_log_scale');
  const showsVolume = useChartChoice('shows_volume');
  const indicators = useChartChoice('indicators');
  // In a low window the bars need the room.
  const volume = !useLowWindow() && showsVolume;
  useEffect(() => chart.setStyle(style), [chart, style]);
  useEffect(() => chart.setLogScale(isLogScale), [chart, isLogScale]);
  useEffect(() => chart.setVolumeVisible(volume), [chart, volume]);
  useEffect(() => chart.setIndicators(indicators), [chart, indicators]);
  return null;
}
