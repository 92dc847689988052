'use client';

import type { PriceUpdate } from '@finally/contract';
import { memo } from 'react';
import { usePriceFigure, useRecentPrices } from '@/features/prices/use-prices';
import { sparklinePath } from '@/shared/format/sparkline-path';

const WIDTH = 48;
const HEIGHT = 22;

const isDayUp = ({ day_change_percent }: PriceUpdate) => day_change_percent >= 0;

/** A sparkline of the last minutes, colored by the day's direction. */
export const Sparkline = memo(function Sparkline({ ticker }: { ticker: string }) {
  const prices = useRecentPrices(ticker);
  const isUp = usePriceFigure(ticker, isDayUp) ?? true;
  return (
    <svg
      aria-hidden="true"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={`shrink-0 overflow-visible ${isUp ? 'text-up' : 'text-down'}`}
    >
      <path
        d={sparklinePath(prices, WIDTH, HEIGHT)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
      />
    </svg>
  );
});
