'use client';

import type { Ticker } from '@finally/contract';
import { useDayBar } from '@/features/prices/use-day-bar';
import { formatVolume } from '@/shared/format/volume';

/** The day volume of a ticker in shares. */
export function DayVolume({ ticker }: { ticker: Ticker }) {
  return (
    <span className="figures watchlist-wide text-right text-muted">
      {formatVolume(useDayBar(ticker)?.volume ?? 0)}
    </span>
  );
}
