'use client';

import { usePrice } from '@/hooks/use-prices';
import { formatPercent } from '@/lib/format';
import { Change } from './change';

/** How far a ticker stands from yesterday's close, in per cent. */
export function DayChange({ ticker, className = '' }: { ticker: string; className?: string }) {
  const percent = usePrice(ticker)?.day_change_percent;
  if (percent === undefined) return <span className={`text-faint ${className}`}>{'\u2013'}</span>;
  return (
    <Change value={percent} className={className}>
      {formatPercent(percent)}
    </Change>
  );
}
