'use client';

import { type StoreApi, useStore } from 'zustand';
import { useLiveFigure } from '@/features/portfolio/use-portfolio';
import type { CrosshairValues } from '../price-chart/crosshair-values';
import type { PriceChart } from '../price-chart/price-chart';
import type { BarsState } from '../use-bars';
import { useChartChoice, useDrawings } from '../use-chart';
import { describeBar, summarize } from './summary';

interface ChartSummaryProps {
  /** What the chart names as its description. */
  id: string;
  chart: PriceChart;
  shown: BarsState;
  readings: StoreApi<CrosshairValues | null>;
}

/**
 * The chart in words: a description that is made anew with each bar, and the bar
 * that keys have led to. Ticks announce nothing.
 */
export function ChartSummary({ id, chart, shown, readings }: ChartSummaryProps) {
  const indicators = useChartChoice('indicators');
  const comparedWith = useChartChoice('compared_with');
  const drawings = useDrawings(shown.ticker).length;
  const averageCost = useLiveFigure(shown.ticker, (position) => position.avg_cost);
  const walked = useStore(readings, (reading) =>
    reading?.pointed_by === 'keys' ? reading.bar : null,
  );
  // Another bar is the occasion; what it says is read from the chart.
  useStore(readings, (reading) => reading?.bar.time ?? null);
  const view = chart.view();
  const values = readings.getState()?.indicators ?? new Map();
  return (
    <>
      <p id={id} className="sr-only">
        {view
          ? summarize({ ...shown, view, indicators, values, comparedWith, averageCost, drawings })
          : 'No bars yet.'}
      </p>
      <p role="status" className="sr-only">
        {walked ? describeBar(walked) : ''}
      </p>
    </>
  );
}
