'use client';

import type { BarInterval } from '@finally/contract';
import { formatDay, formatInstant } from '../price-chart/local-time';
import type { PriceChart } from '../price-chart/price-chart';
import { secondsOf } from '../series/live-bar';

const DAY_SECONDS = 86_400;

/** Above the logo of the canvas library, in pixels from the lower edge of the pane. */
const OVER_LOGO_PX = 40;

interface HistoryEndProps {
  chart: PriceChart;
  interval: BarInterval;
  /** The start of the oldest bar while it is in view, in Unix seconds; null otherwise. */
  oldest: number | null;
}

/** Says at the left of the oldest bar that there are no bars before it. */
export function HistoryEnd({ chart, interval, oldest }: HistoryEndProps) {
  return oldest === null ? null : (
    <p
      role="status"
      className="figures pointer-events-none absolute left-2 z-10 border border-edge-strong bg-raised px-2 py-0.5 text-xs text-muted"
      style={{ bottom: chart.lines.paneInsets.bottom + OVER_LOGO_PX }}
    >
      No bars of {interval} before{' '}
      {secondsOf(interval) < DAY_SECONDS ? formatInstant(oldest as never) : formatDay(oldest)}
    </p>
  );
}
