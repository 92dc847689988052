'use client';

import {
  AreaSeries,
  createChart,
  type IChartApi,
  type ISeriesApi,
  type Time,
} from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import { COLORS, chartOptions } from './theme';

/** A value at an instant, in Unix seconds. */
export interface ValuePoint {
  time: number;
  value: number;
}

interface ValueChartProps {
  /** Oldest first, one point a second at most. */
  points: readonly ValuePoint[];
  className?: string;
}

interface Drawn {
  chart: IChartApi;
  series: ISeriesApi<'Area'>;
  points: readonly ValuePoint[];
}

const toPoint = ({ time, value }: ValuePoint) => ({ time: time as Time, value });

/** Whether `next` is what is drawn with its last point moved, or points appended. */
function continues(drawn: readonly ValuePoint[], next: readonly ValuePoint[]): boolean {
  const last = drawn.length - 1;
  if (last < 0 || next.length < drawn.length) return false;
  return next[0]?.time === drawn[0]?.time && next[last]?.time === drawn[last]?.time;
}

/** A value over time. Points that are appended are drawn as updates, without redrawing the rest. */
export function ValueChart({ points, className = '' }: ValueChartProps) {
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);

  useEffect(() => {
    if (!container.current) return;
    const options = chartOptions();
    const chart = createChart(container.current, {
      ...options,
      // The price chart on the same page bears the library's attribution.
      layout: { ...options.layout, attributionLogo: false },
      handleScroll: false,
      handleScale: false,
    });
    chart.timeScale().applyOptions({ fixLeftEdge: true, fixRightEdge: true });
    const series = chart.addSeries(AreaSeries, {
      lineColor: COLORS.info,
      topColor: `${COLORS.info}40`,
      bottomColor: `${COLORS.info}05`,
      lineWidth: 2,
      priceLineVisible: false,
    });
    drawn.current = { chart, series, points: [] };
    return () => {
      drawn.current = null;
      chart.remove();
    };
  }, []);

  useEffect(() => {
    const current = drawn.current;
    if (!current || current.points === points) return;
    if (continues(current.points, points)) {
      for (const point of points.slice(current.points.length - 1)) {
        current.series.update(toPoint(point));
      }
    } else {
      current.series.setData(points.map(toPoint));
    }
    current.chart.timeScale().fitContent();
    current.points = points;
  }, [points]);

  return <div ref={container} className={`h-full w-full ${className}`} />;
}
