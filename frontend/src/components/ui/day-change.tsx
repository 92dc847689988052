'use client';

import type { PriceUpdate } from '@finally/contract';
import { usePriceFigure } from '@/hooks/use-prices';
import { formatPercent } from '@/lib/format';
import { toHundredths } from '@/lib/rounding';
import { Change } from './change';

const shownPercent = ({ day_change_percent }: PriceUpdate) => toHundredths(day_change_percent);

/** How far a ticker stands from yesterday's close, in per cent. */
export function DayChange({ ticker, className = '' }: { ticker: string; className?: string }) {
  const percent = usePriceFigure(ticker, shownPercent);
  if (percent === null) return <span className={`text-faint ${className}`}>{'\u2013'}</span>;
  return (
    <Change value={percent} className={className}>
      {formatPercent(percent)}
    </Change>
  );
}
