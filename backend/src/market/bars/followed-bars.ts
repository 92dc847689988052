import type { BarInterval } from '@finally/contract';
import type { HistoryInterval } from '../sources/source.ts';
import { INTERVAL_MS } from './bar.ts';
import { RecentBars } from './recent-bars.ts';

/** Number of bars kept in memory per ticker. The one-second bars cover a sparkline. */
export const KEPT: Readonly<Record<HistoryInterval, number>> = { '1s': 360, '1m': 10, '1d': 2 };

/** The stored resolution each interval is aggregated from. */
export const MADE_OF: Readonly<Record<BarInterval, HistoryInterval>> = {
  '1s': '1s',
  '5s': '1s',
  '30s': '1s',
  '1m': '1m',
  '3m': '1m',
  '5m': '1m',
  '15m': '1m',
  '1h': '1m',
  '2h': '1m',
  '4h': '1m',
  '1d': '1d',
  '1w': '1d',
};

/** The in-memory bars of a followed ticker. */
export interface FollowedBars {
  readonly tails: Readonly<Record<HistoryInterval, RecentBars>>;
  /** Requests for history sent to the source, per interval. */
  readonly asked: Map<HistoryInterval, Promise<void>>;
  /** True once the recorded history is loaded; nothing is written before that. */
  isOpen: boolean;
  opening: Promise<void> | undefined;
}

export function followAnew(): FollowedBars {
  const tail = (interval: HistoryInterval) => new RecentBars(INTERVAL_MS[interval], KEPT[interval]);
  return {
    tails: { '1s': tail('1s'), '1m': tail('1m'), '1d': tail('1d') },
    asked: new Map(),
    isOpen: false,
    opening: undefined,
  };
}
