'use client';

import { sparklinePath } from '@/shared/format/sparkline-path';
import { useDay, useHistory } from '../use-portfolio';

const WIDTH = 72;
const HEIGHT = 24;
const POINTS_MAX = 72;

/** The value of the account since the start of the day, colored by the change of the day. */
export function DaySparkline() {
  const day = useDay();
  const { snapshots } = useHistory();
  if (!day || !snapshots) return null;
  const today = new Date().toISOString().slice(0, 10);
  const values = snapshots
    .filter(({ recorded_at }) => recorded_at >= today)
    .map(({ total_value }) => total_value);
  const every = Math.ceil(values.length / POINTS_MAX);
  const points = [...values.filter((_, place) => place % every === 0), day.total_value];
  if (points.length < 3) return null;
  return (
    <svg
      aria-hidden="true"
      data-live="account"
      width={WIDTH}
      height={HEIGHT}
      className={`hidden shrink-0 overflow-visible min-[1800px]:block ${day.change < 0 ? 'text-down' : 'text-up'}`}
    >
      <path
        d={sparklinePath(points, WIDTH, HEIGHT)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
      />
    </svg>
  );
}
