'use client';

import {
  AreaSeries,
  createChart,
  type IChartApi,
  type ISeriesApi,
  type Time,
} from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import { formatPrice } from '@/lib/format';
import type { CurvePoint } from '@/lib/value-curve';
import {
  chartColours,
  chartOptions,
  faded,
  type Palette,
  readPalette,
  watchPalette,
} from './theme';

interface ValueChartViewProps {
  points: readonly CurvePoint[];
  className: string;
}

interface Drawn {
  chart: IChartApi;
  series: ISeriesApi<'Area'>;
  points: readonly CurvePoint[];
}

const areaColours = ({ info }: Palette) => ({
  lineColor: info,
  topColor: faded(info, 0.25),
  bottomColor: faded(info, 0.02),
});

const toPoint = ({ time, value }: CurvePoint) => ({ time: time as Time, value });

/** Whether `next` is what is drawn with its last point moved, or points appended. */
function continues(drawn: readonly CurvePoint[], next: readonly CurvePoint[]): boolean {
  const last = drawn.length - 1;
  if (last < 0 || next.length < drawn.length) return false;
  return next[0]?.time === drawn[0]?.time && next[last]?.time === drawn[last]?.time;
}

/** The drawing of a value over time. */
export default function ValueChartView({ points, className }: ValueChartViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);

  useEffect(() => {
    if (!container.current) return;
    const palette = readPalette();
    const options = chartOptions(palette);
    const chart = createChart(container.current, {
      ...options,
      // The price chart on the same page bears the library's attribution.
      layout: { ...options.layout, attributionLogo: false },
      handleScroll: false,
      handleScale: false,
    });
    chart.timeScale().applyOptions({ fixLeftEdge: true, fixRightEdge: true });
    const series = chart.addSeries(AreaSeries, {
      ...areaColours(palette),
      lineWidth: 2,
      priceLineVisible: false,
      priceFormat: { type: 'custom', formatter: formatPrice, minMove: 0.01 },
    });
    drawn.current = { chart, series, points: [] };
    const unwatch = watchPalette((painted) => {
      chart.applyOptions(chartColours(painted));
      series.applyOptions(areaColours(painted));
    });
    return () => {
      unwatch();
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
