import type { DayFigures } from '@finally/contract';
import { formatLast } from '@/shared/format/format';

/** Returns where the price is between low and high, from 0 to 1; the middle if they are equal. */
const positionOf = ({ price, low, high }: DayFigures): number =>
  high > low ? Math.min(1, Math.max(0, (price - low) / (high - low))) : 0.5;

/** Where the price is between the low and the high of the day. */
export function DayRange({ day }: { day: DayFigures }) {
  const sentence = `${formatLast(day.low)} to ${formatLast(day.high)}`;
  return (
    <span title={sentence} className="flex h-full w-14 items-center">
      <span className="sr-only">{sentence}</span>
      <span aria-hidden="true" className="relative h-0.5 w-full bg-edge-strong">
        <span
          className="absolute -top-1 h-2 w-px bg-ink"
          style={{ left: `calc(${positionOf(day) * 100}% - 1px)` }}
        />
      </span>
    </span>
  );
}
