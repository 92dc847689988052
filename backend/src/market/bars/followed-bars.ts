import type { HistoryInterval } from '../sources/source.ts';
import { INTERVAL_MS } from './bar.ts';
import { BarTail } from './recent-bars.ts';

/** Bars that stay in memory for each ticker: of seconds, a sparkline's worth. */
export const KEPT: Readonly<Record<HistoryInterval, number>> = { '1s': 360, '1m': 10, '1d': 2 };

/** What memory holds of the bars of a ticker that is followed. */
export interface FollowedBars {
  readonly tails: Readonly<Record<HistoryInterval, BarTail>>;
  /** What the source was asked about the past, and whether it has answered. */
  readonly asked: Map<HistoryInterval, Promise<void>>;
  /** Whether the recorded past is known; nothing is written over it before. */
  isOpen: boolean;
  opening: Promise<void> | undefined;
}

export function followAnew(): FollowedBars {
  const tail = (interval: HistoryInterval) => new BarTail(INTERVAL_MS[interval], KEPT[interval]);
  return {
    tails: { '1s': tail('1s'), '1m': tail('1m'), '1d': tail('1d') },
    asked: new Map(),
    isOpen: false,
    opening: undefined,
  };
}
