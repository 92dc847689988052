'use client';

import { type StoreApi, useStore } from 'zustand';
import { useOrdersOf } from '@/features/orders/working/use-working-orders';
import { useLiveFigure } from '@/features/portfolio/use-portfolio';
import { orderLevels } from '../inputs/order-levels';
import type { CrosshairValues } from '../price-chart/crosshair-values';
import type { PriceChart } from '../price-chart/price-chart';
import type { BarsState } from '../use-bars';
import { useChartChoice, useDrawings } from '../use-chart';
import { describeReading, summarize } from './summary';

interface ChartSummaryProps {
  /** The id to which `aria-describedby` of the chart refers. */
  id: string;
  chart: PriceChart;
  shown: BarsState;
  crosshairValues: StoreApi<CrosshairValues | null>;
}

/**
 * The chart as text for screen readers: a description that is updated with each new bar, and what
 * keys do: the bar at their crosshair, the price of a point that is drawn, the drawing that is moved. Ticks
 * are not announced.
 */
export function ChartSummary({ id, chart, shown, crosshairValues }: ChartSummaryProps) {
  const indicators = useChartChoice('indicators');
  const comparedWith = useChartChoice('compared_with');
  const drawings = useDrawings(shown.ticker);
  const isDrawing = useChartChoice('tool') !== null;
  const selectedId = useChartChoice('selected_drawing');
  const averageCost = useLiveFigure(shown.ticker, (position) => position.avg_cost);
  const orders = orderLevels(useOrdersOf(shown.ticker));
  const keyboardBar = useStore(crosshairValues, (current) =>
    current?.pointed_by === 'keys' ? current.bar : null,
  );
  const price = useStore(crosshairValues, (current) => current?.key_price ?? null);
  const selected = drawings.find(({ id }) => id === selectedId) ?? null;
  // Renders again with each new bar; the text is read from the chart.
  useStore(crosshairValues, (current) => current?.bar.time ?? null);
  const view = chart.view();
  const values = crosshairValues.getState()?.indicators ?? new Map();
  return (
    <>
      <p id={id} className="sr-only">
        {view
          ? summarize({
              ...shown,
              view,
              indicators,
              values,
              comparedWith,
              averageCost,
              drawings: drawings.length,
              orders,
            })
          : 'No bars yet.'}
      </p>
      <p role="status" className="sr-only">
        {describeReading({ bar: keyboardBar, price, isDrawing, selected })}
      </p>
    </>
  );
}
