import type { IndicatorValues } from '../indicators/computation';
import type { DrawnBar } from '../series/live-bar';
import type { BarTrades } from '../trades/bar-trades';

/** What the chart says of one bar: the one under the cursor, or else the last. */
export interface CrosshairValues {
  bar: DrawnBar;
  /** Against the close of the bar before; of the first bar, against its own open. */
  change: number;
  change_percent: number;
  /** By the ids of the indicators. */
  indicators: ReadonlyMap<string, IndicatorValues>;
  /** Both in percent since the first bar in view; null while nothing is compared. */
  comparison: { own_percent: number; other_percent: number | null } | null;
  trades: BarTrades | null;
  average_cost: number | null;
  /** Whether the cursor is on this bar, or else it is the last one; and who led it there. */
  pointed_by: 'mouse' | 'keys' | null;
}

/** What is in view, for whoever cannot see it. */
export interface View {
  bars: number;
  first: DrawnBar;
  last: DrawnBar;
  high: number;
  low: number;
}
