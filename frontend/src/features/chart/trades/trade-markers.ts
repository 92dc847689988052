import {
  createSeriesMarkers,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts';
import type { Palette } from '../price-chart/painting/theme';
import type { PriceSeriesApi } from '../series/price-series';
import type { BarTrades } from './bar-trades';

const toMarkers = (
  { time, bought, sold }: BarTrades,
  { up, down }: Palette,
): SeriesMarker<Time>[] => {
  const markers: SeriesMarker<Time>[] = [];
  if (bought) {
    markers.push({
      time: time as Time,
      position: 'belowBar',
      shape: 'arrowUp',
      color: up,
      text: 'B',
    });
  }
  if (sold) {
    markers.push({
      time: time as Time,
      position: 'aboveBar',
      shape: 'arrowDown',
      color: down,
      text: 'S',
    });
  }
  return markers;
};

/** Arrows at the bars in which the account bought or sold. */
export class TradeMarkers {
  #plugin: ISeriesMarkersPluginApi<Time> | null = null;
  #trades: readonly BarTrades[] = [];

  /** Attaches to a series that replaces the one before. */
  attach(series: PriceSeriesApi): void {
    this.#plugin?.detach();
    this.#plugin = createSeriesMarkers(series, [], { autoScale: false });
  }

  setTrades(trades: readonly BarTrades[]): void {
    this.#trades = trades;
  }

  /** Returns the trades in the bar that begins at `time`; null if there are none. */
  at(time: number): BarTrades | null {
    return this.#trades.find((bar) => bar.time === time) ?? null;
  }

  /** Draws the trades since an instant; the library would draw earlier ones at the first bar. */
  draw(palette: Palette, fromTime: number): void {
    const inReach = this.#trades.filter(({ time }) => time >= fromTime);
    this.#plugin?.setMarkers(inReach.flatMap((bar) => toMarkers(bar, palette)));
  }
}
