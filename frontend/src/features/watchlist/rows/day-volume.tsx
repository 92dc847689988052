'use client';

import type { Ticker } from '@finally/contract';
import { formatVolume } from '@/shared/format/volume';
import { useDayVolume } from './use-day-volume';

/** The day volume of a ticker in shares. */
export function DayVolume({ ticker }: { ticker: Ticker }) {
  return (
    <span className="figures watchlist-wide text-right text-muted">
      {formatVolume(useDayVolume(ticker) ?? 0)}
    </span>
  );
}
