'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useRef } from 'react';
import { usePriceListener } from '@/features/prices/use-prices';
import { useConnectionStatus } from '@/features/session/use-connection';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import type { PriceChart } from '../price-chart/price-chart';

const SECOND_MS = 1_000;

interface LiveInputProps {
  chart: PriceChart;
  ticker: Ticker;
  /** Whether the newest bar is in view. */
  isFollowing: boolean;
}

/** Tells the chart whether prices are live and how late it is, and offers to return to the newest bar. */
export function LiveInput({ chart, ticker, isFollowing }: LiveInputProps) {
  const isLive = useConnectionStatus() === 'live';
  /** The time of the latest price, and when it arrived: the clock of this machine may be wrong. */
  const latest = useRef<{ unixSeconds: number; arrived_ms: number } | null>(null);
  const countDown = () => {
    const last = latest.current;
    const age_ms = last ? performance.now() - last.arrived_ms : 0;
    chart.countDown(isLive && last ? last.unixSeconds + age_ms / SECOND_MS : null);
  };
  usePriceListener(ticker, ({ timestamp }) => {
    latest.current = { unixSeconds: timestamp, arrived_ms: performance.now() };
    countDown();
  });
  useVisibleInterval(countDown, SECOND_MS);
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
