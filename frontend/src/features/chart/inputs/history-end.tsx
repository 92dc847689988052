'use client';

import type { BarInterval } from '@finally/contract';
import { formatDay, formatInstant } from '../price-chart/local-time';
import type { PriceChart } from '../price-chart/price-chart';
import { secondsOf } from '../series/live-bar';

const DAY_SECONDS = 86_400;

/** Above the logo of the canvas library, in pixels from the lower edge of the pane. */
const OVER_LOGO_PX = 40;

const formatTime = (unixSeconds: number, interval: BarInterval): string =>
  secondsOf(interval) < DAY_SECONDS ? formatInstant(unixSeconds as never) : formatDay(unixSeconds);

interface HistoryEndProps {
  chart: PriceChart;
  interval: BarInterval;
  /** The start of the oldest bar while it is in view, in Unix seconds; null otherwise. */
  oldest: number | null;
  /** The time that the chart goes to while its bars are fetched, in Unix seconds; null otherwise. */
  goal: number | null;
}

/** Says that older bars are fetched, and at the left of the oldest bar that there are none before it. */
export function HistoryEnd({ chart, interval, oldest, goal }: HistoryEndProps) {
  const text =
    goal !== null
      ? `Fetching the bars back to ${formatTime(goal, interval)}\u2026`
      : oldest !== null
        ? `No bars of ${interval} before ${formatTime(oldest, interval)}`
        : null;
  return text === null ? null : (
    <p
      role="status"
      className="figures pointer-events-none absolute left-2 z-10 border border-edge-strong bg-raised px-2 py-0.5 text-xs text-muted"
      style={{ bottom: chart.lines.paneInsets.bottom + OVER_LOGO_PX }}
    >
      {text}
    </p>
  );
}
