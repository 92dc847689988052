import type { IndicatorValues } from '@finally/contract/indicators/computation';
import type { DrawnBar } from '../series/live-bar';
import type { BarTrades } from '../trades/bar-trades';

/** The values of one bar: the one at the crosshair, or else the last. */
export interface CrosshairValues {
  bar: DrawnBar;
  /** From the close of the bar before; for the first bar, from its own open. */
  change: number;
  change_percent: number;
  /** By the id of the indicator. */
  indicators: ReadonlyMap<string, IndicatorValues>;
  /** Both in percent since the first bar in view; null without a comparison. */
  comparison: { own_percent: number; other_percent: number | null } | null;
  trades: BarTrades | null;
  average_cost: number | null;
  /** What moved the crosshair to this bar; null if there is none and this is the last bar. */
  pointed_by: 'mouse' | 'keys' | null;
  /** The price to which keys have moved the crosshair; null unless keys have. */
  key_price: number | null;
}
