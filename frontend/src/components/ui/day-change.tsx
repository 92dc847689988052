'use client';

import type { PriceUpdate } from '@finally/contract';
import { formatPercent } from '@/lib/format';
import { toHundredths } from '@/lib/rounding';
import { LiveChange } from './live-figure';

const shownPercent = ({ day_change_percent }: PriceUpdate) => toHundredths(day_change_percent);
const format = (update: PriceUpdate) => formatPercent(update.day_change_percent);

/** How far a ticker stands from yesterday's close, in per cent. */
export const DayChange = ({ ticker, className = '' }: { ticker: string; className?: string }) => (
  <LiveChange ticker={ticker} measure={shownPercent} format={format} className={className} />
);
