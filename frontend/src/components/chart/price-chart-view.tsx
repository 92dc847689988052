'use client';

import { useEffect, useRef } from 'react';
import { type BarsState, useNewestBars } from '@/hooks/use-bars';
import { usePrice, usePriceListener } from '@/hooks/use-prices';
import { INTERVAL_SECONDS, toDrawnBar } from './live-bar';
import { PriceChart } from './price-chart';
import type { ChartStyle } from './price-series';

/** Joins the drawn chart to the bars fetched and to the live price of their ticker. */
export function PriceChartView({ shown, style }: { shown: BarsState; style: ChartStyle }) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<PriceChart | null>(null);
  const update = usePrice(shown.ticker);
  const previousClose = update?.previous_close ?? null;

  useEffect(() => {
    if (!container.current) return;
    const drawn = new PriceChart(container.current);
    chart.current = drawn;
    return () => {
      chart.current = null;
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.show(shown.bars.map(toDrawnBar), INTERVAL_SECONDS[shown.interval]);
  }, [shown]);

  useEffect(() => chart.current?.setStyle(style), [style]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another style is another series without the line.
  useEffect(() => chart.current?.setPreviousClose(previousClose), [previousClose, style]);

  usePriceListener(shown.ticker, ({ price, timestamp }) => chart.current?.tick(price, timestamp));
  useNewestBars(shown.ticker, shown.interval, (bars) => {
    chart.current?.amend(bars.map(toDrawnBar));
  });

  return (
    <div
      ref={container}
      role="img"
      aria-label={`Price chart of ${shown.ticker}`}
      className="absolute inset-0"
    />
  );
}
