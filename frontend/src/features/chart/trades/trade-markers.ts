import {
  createSeriesMarkers,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts';
import type { Palette } from '../price-chart/painting/theme';
import type { PriceSeriesApi } from '../series/price-series';
import type { BarTrades, SideTotal } from './bar-trades';

/** A side of a mark: its letter, and the number of trades if there are several. */
const sideText = (letter: string, { count }: SideTotal): string =>
  count === 1 ? letter : `${letter}${count}`;

/** Returns the mark of one bar: an arrow if all trades have the same side, else a dot for both sides. */
export function markOf(
  { time, bought, sold }: BarTrades,
  { up, down, accent }: Pick<Palette, 'up' | 'down' | 'accent'>,
): SeriesMarker<Time> {
  const text = [bought && sideText('B', bought), sold && sideText('S', sold)]
    .filter(Boolean)
    .join(' ');
  const look = !sold
    ? ({ position: 'belowBar', shape: 'arrowUp', color: up } as const)
    : !bought
      ? ({ position: 'aboveBar', shape: 'arrowDown', color: down } as const)
      : ({ position: 'aboveBar', shape: 'circle', color: accent } as const);
  return { time: time as Time, text, ...look };
}

/**
 * Returns the series without its events of changed data: at each of them the plugin has the whole chart
 * laid out anew, which takes half of the time of drawing a tick.
 */
const withoutDataEvents = (series: PriceSeriesApi): PriceSeriesApi =>
  Object.create(series, { subscribeDataChanged: { value: () => {} } });

/** One mark at each bar in which the account bought or sold. */
export class TradeMarkers {
  #plugin: ISeriesMarkersPluginApi<Time> | null = null;
  #trades: readonly BarTrades[] = [];

  /** Attaches to a series that replaces the one before. */
  attach(series: PriceSeriesApi): void {
    this.#plugin?.detach();
    this.#plugin = createSeriesMarkers(withoutDataEvents(series), [], { autoScale: false });
  }

  setTrades(trades: readonly BarTrades[]): void {
    this.#trades = trades;
  }

  /** Returns the trades in the bar that begins at `time`; null if there are none. */
  at(time: number): BarTrades | null {
    return this.#trades.find((bar) => bar.time === time) ?? null;
  }

  /**
   * Draws the trades since an instant; the library would draw earlier ones at the first bar. Needed after each
   * change of the bars but that of the last one.
   */
  draw(palette: Palette, fromTime: number): void {
    const inReach = this.#trades.filter(({ time }) => time >= fromTime);
    this.#plugin?.setMarkers(inReach.map((bar) => markOf(bar, palette)));
  }
}
