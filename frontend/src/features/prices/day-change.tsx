'use client';

import type { PriceUpdate } from '@finally/contract';
import { formatPercent } from '@/shared/format/format';
import { LiveChange } from './live-figure';

const format = ({ day_change_percent }: PriceUpdate) => formatPercent(day_change_percent);

/** The change of a ticker since yesterday's close, in percent. */
export const DayChange = ({ ticker, className = '' }: { ticker: string; className?: string }) => (
  <LiveChange ticker={ticker} format={format} className={className} />
);
