'use client';

import type { BarInterval } from '@finally/contract';
import { formatInstant } from '../price-chart/local-time';

interface HistoryEndProps {
  interval: BarInterval;
  /** The start of the oldest bar while it is in view, in Unix seconds; null otherwise. */
  oldest: number | null;
}

/** Says at the left of the oldest bar that there are no bars before it. */
export function HistoryEnd({ interval, oldest }: HistoryEndProps) {
  return oldest === null ? null : (
    <p
      role="status"
      className="figures pointer-events-none absolute bottom-17 left-2 z-10 border border-edge-strong bg-raised px-2 py-0.5 text-xs text-muted"
    >
      No bars of {interval} before {formatInstant(oldest as never)}
    </p>
  );
}
