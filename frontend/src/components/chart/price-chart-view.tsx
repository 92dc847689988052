'use client';

import { useEffect, useRef, useState } from 'react';
import { type BarsState, useRecentBars } from '@/hooks/use-bars';
import { usePrice, usePriceListener } from '@/hooks/use-prices';
import { BarLegend } from './bar-legend';
import { type DrawnBar, INTERVAL_SECONDS, toDrawnBar } from './live-bar';
import { PriceChart } from './price-chart';
import type { ChartStyle } from './price-series';

interface PriceChartViewProps {
  shown: BarsState;
  style: ChartStyle;
  /** Asks for the bars anew. */
  fetchAgain(): void;
}

/** Joins the drawn chart to the bars fetched and to the live price of their ticker. */
export function PriceChartView({ shown, style, fetchAgain }: PriceChartViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<PriceChart | null>(null);
  const [pointed, setPointed] = useState<DrawnBar | null>(null);
  const { ticker, interval, bars } = shown;
  const previousClose = usePrice(ticker)?.previous_close ?? null;

  useEffect(() => {
    if (!container.current) return;
    const drawn = new PriceChart(container.current, setPointed);
    chart.current = drawn;
    return () => {
      chart.current = null;
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.show(bars.map(toDrawnBar), INTERVAL_SECONDS[interval]);
  }, [bars, interval]);

  useEffect(() => chart.current?.setStyle(style), [style]);
  useEffect(() => chart.current?.setPreviousClose(previousClose), [previousClose]);
  usePriceListener(ticker, ({ price, timestamp }) => chart.current?.tick(price, timestamp));
  useRecentBars(ticker, interval, (recent) => {
    chart.current?.complete(recent.map(toDrawnBar));
    // A past that came to the server late: real prices have one only when their vendor answers.
    const [oldest] = recent;
    if (oldest && !(bars[0] && bars[0].time <= oldest.time)) fetchAgain();
  });

  return (
    <>
      <div
        ref={container}
        role="img"
        aria-label={`Price chart of ${ticker}`}
        className="absolute inset-0"
      />
      {pointed ? <BarLegend bar={pointed} /> : null}
    </>
  );
}
