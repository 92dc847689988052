'use client';

import { useEffect, useRef, useState } from 'react';
import { type BarsState, useRecentBars } from '@/hooks/use-bars';
import { usePrice, usePriceListener } from '@/hooks/use-prices';
import { BarLegend } from './bar-legend';
import { type DrawnBar, INTERVAL_SECONDS, toDrawnBar } from './live-bar';
import { PriceChart } from './price-chart';
import type { ChartStyle } from './price-series';

/** Joins the drawn chart to the bars fetched and to the live price of their ticker. */
export function PriceChartView({ shown, style }: { shown: BarsState; style: ChartStyle }) {
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
  useRecentBars(ticker, interval, (recent) => chart.current?.complete(recent.map(toDrawnBar)));

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
