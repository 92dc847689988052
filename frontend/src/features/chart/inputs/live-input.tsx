'use client';

import { useEffect } from 'react';
import { useConnectionStatus } from '@/features/session/use-connection';
import type { PriceChart } from '../price-chart/price-chart';

interface LiveInputProps {
  chart: PriceChart;
  /** Whether the newest bar is in view. */
  isFollowing: boolean;
}

/** Tells the chart whether prices are live, and offers to return to the newest bar. */
export function LiveInput({ chart, isFollowing }: LiveInputProps) {
  const isLive = useConnectionStatus() === 'live';
  useEffect(() => chart.setLive(isLive), [chart, isLive]);
  return isFollowing ? null : (
    <button
      type="button"
      onClick={() => chart.goToEnd()}
      className="absolute bottom-9 left-16 z-10 flex h-6 items-center border border-edge-strong bg-raised px-2 text-xs text-accent hover:border-accent"
    >
      Past bars: go to now
    </button>
  );
}
