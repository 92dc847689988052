'use client';

import { lazy } from 'react';
import type { CurvePoint } from '@/lib/value-curve';
import { Late } from './late';

interface ValueChartProps {
  /** Oldest first, one point a second at most. */
  points: readonly CurvePoint[];
  className?: string;
}

const ValueChartView = lazy(() => import('./value-chart-view'));

/** A value over time. Points that are appended are drawn as updates, without redrawing the rest. */
export function ValueChart({ points, className = '' }: ValueChartProps) {
  return (
    <Late placeholder={<div aria-busy="true" className={`h-full w-full ${className}`} />}>
      <ValueChartView points={points} className={className} />
    </Late>
  );
}
