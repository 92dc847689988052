'use client';

import { type PointerEvent, useMemo, useState } from 'react';
import { useElementSize } from '@/shared/browser/use-element-size';
import { useRootScale } from '@/shared/browser/use-root-scale';
import {
  formatDate,
  formatMoney,
  formatPlainPercent,
  formatWholeMoney,
} from '@/shared/format/format';
import {
  drawdowns,
  type Extent,
  extentOf,
  niceTicks,
  type Point,
  pathOf,
  pointAt,
} from './curve-scale';

interface CurvePlotProps {
  /** Oldest first; the last one follows live prices. */
  points: readonly Point[];
  /** The benchmark up to the same instant; empty if unknown. */
  benchmark: readonly Point[];
}

const AXIS_PX_MIN = 64;
const DIGIT_PX = 6.5;
const DATES_PX = 16;
/** The width of a date with its margin; the first one is left out if two have no room. */
const DATE_PX = 84;
/** Minimum height of the plot with the drawdown. */
const DRAWDOWN_FROM_PX = 120;
const DRAWDOWN_SHARE = 0.26;
const TICK_PX = 34;
/** Distance from the edge at which a label is not cut off. */
const LABEL_PX = 6;

/** Returns the width of the longest label, with cents. */
const axisWidth = ({ max }: Extent, scale: number): number =>
  Math.max(AXIS_PX_MIN, (formatMoney(max).length + 1) * DIGIT_PX) * scale;

/** The value over time with the benchmark, and below it the drawdown. */
export function CurvePlot({ points, benchmark }: CurvePlotProps) {
  const [container, { width, height }] = useElementSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const scale = useRootScale();
  const falls = useMemo(() => drawdowns(points), [points]);

  const first = points[0]?.time ?? 0;
  const last = points.at(-1)?.time ?? 1;
  const extent = extentOf([...points, ...benchmark].map(({ value }) => value));
  const right = Math.max(1, width - axisWidth(extent, scale));
  const hasFalls = height >= DRAWDOWN_FROM_PX;
  const bottom = Math.max(1, height - DATES_PX * scale);
  const fallsTop = hasFalls ? bottom * (1 - DRAWDOWN_SHARE) : bottom;
  const deepest = Math.min(-0.01, ...falls.map(({ value }) => value));

  const x = (time: number) => ((time - first) / Math.max(1, last - first)) * right;
  const y = (value: number) =>
    (1 - (value - extent.min) / (extent.max - extent.min)) * (fallsTop - (hasFalls ? 8 : 0));
  const fallY = (value: number) => fallsTop + (value / deepest) * (bottom - fallsTop - 2);

  const ticks = niceTicks(extent, Math.max(1, Math.floor(fallsTop / TICK_PX))).filter(
    (value) => y(value) >= LABEL_PX,
  );

  const line = pathOf(points, x, y);
  const fallLine = pathOf(falls, x, fallY);
  const close = (base: number) => `L${x(last).toFixed(1)} ${base}L0 ${base}Z`;

  const point = ({ clientX, currentTarget }: PointerEvent) => {
    const share = (clientX - currentTarget.getBoundingClientRect().left) / right;
    setPointed(first + Math.min(1, Math.max(0, share)) * (last - first));
  };
  const at = pointed === null ? undefined : pointAt(points, pointed);

  return (
    <div
      ref={container}
      className="absolute inset-0"
      onPointerMove={point}
      onPointerLeave={() => setPointed(null)}
    >
      {width > 0 && points.length > 0 ? (
        <svg
          role="img"
          aria-label={summaryOf(points, benchmark, deepest)}
          width={width}
          height={height}
          className="figures block text-2xs"
        >
          {ticks.map((value) => (
            <g key={value}>
              <line x1={0} x2={right} y1={y(value)} y2={y(value)} className="stroke-edge/60" />
              <text
                x={width - 6}
                y={y(value)}
                textAnchor="end"
                dominantBaseline="central"
                className="fill-muted"
              >
                {formatWholeMoney(value)}
              </text>
            </g>
          ))}
          <path d={line + close(fallsTop)} className="fill-info/12" />
          {benchmark.length > 1 ? (
            <path
              d={pathOf(benchmark, x, y)}
              className="fill-none stroke-accent"
              strokeWidth={1.25}
              strokeDasharray="4 3"
            />
          ) : null}
          <path d={line} className="fill-none stroke-info" strokeWidth={1.75} />
          {hasFalls ? (
            <>
              <line x1={0} x2={right} y1={fallsTop} y2={fallsTop} className="stroke-edge" />
              <path d={fallLine + close(fallsTop)} className="fill-down/20" />
              <path d={fallLine} className="fill-none stroke-down" strokeWidth={1} />
              <text
                x={width - 6}
                y={bottom - 2}
                textAnchor="end"
                className="fill-muted"
              >{`\u2212${formatPlainPercent(-deepest)}`}</text>
            </>
          ) : null}
          {right >= 2 * DATE_PX * scale ? (
            <text x={0} y={height - 4} className="fill-faint" dx={4}>
              {formatDate(new Date(first * 1_000).toISOString())}
            </text>
          ) : null}
          <text x={right} y={height - 4} textAnchor="end" className="fill-faint">
            {formatDate(new Date(last * 1_000).toISOString())}
          </text>
          {at ? (
            <line x1={x(at.time)} x2={x(at.time)} y1={0} y2={bottom} className="stroke-faint" />
          ) : null}
        </svg>
      ) : null}
      {at ? (
        <HoverValues
          at={at}
          benchmark={pointAt(benchmark, at.time)?.value}
          fall={pointAt(falls, at.time)?.value ?? 0}
          isLeft={x(at.time) > right / 2}
        />
      ) : null}
    </div>
  );
}

interface HoverValuesProps {
  at: Point;
  benchmark: number | undefined;
  fall: number;
  isLeft: boolean;
}

/** The figures under the pointer. */
function HoverValues({ at, benchmark, fall, isLeft }: HoverValuesProps) {
  return (
    <dl
      className={`figures pointer-events-none absolute top-1 grid grid-cols-[auto_auto] gap-x-3 border border-edge-strong bg-raised px-2 py-1 text-xs [&_dd]:text-right [&_dt]:text-muted ${
        isLeft ? 'left-2' : 'right-18'
      }`}
    >
      <dt>{formatDate(new Date(at.time * 1_000).toISOString())}</dt>
      <dd className="font-semibold">{formatMoney(at.value)}</dd>
      {benchmark === undefined ? null : (
        <>
          <dt>Watchlist</dt>
          <dd>{formatMoney(benchmark)}</dd>
        </>
      )}
      <dt>Drawdown</dt>
      <dd>{formatPlainPercent(-fall)}</dd>
    </dl>
  );
}

function summaryOf(points: readonly Point[], benchmark: readonly Point[], deepest: number): string {
  const [start, now] = [points[0]?.value ?? 0, points.at(-1)?.value ?? 0];
  const compared = benchmark.at(-1);
  return [
    `Value from ${formatMoney(start)} to ${formatMoney(now)}`,
    compared ? `the watchlist in equal parts to ${formatMoney(compared.value)}` : null,
    `largest drawdown ${formatPlainPercent(-deepest)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
