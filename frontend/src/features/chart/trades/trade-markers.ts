import {
  createSeriesMarkers,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts';
import type { Palette } from '../price-chart/theme';
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

/** Arrows at the bars in which the person bought or sold. */
export class TradeMarkers {
  #plugin: ISeriesMarkersPluginApi<Time> | null = null;
  #trades: readonly BarTrades[] = [];

  /** Goes over to a series that takes the place of the one before. */
  attach(series: PriceSeriesApi): void {
    this.#plugin?.detach();
    this.#plugin = createSeriesMarkers(series, [], { autoScale: false });
  }

  setTrades(trades: readonly BarTrades[]): void {
    this.#trades = trades;
  }

  /** What was traded in the bar that begins at `time`. */
  at(time: number): BarTrades | null {
    return this.#trades.find((bar) => bar.time === time) ?? null;
  }

  /** Draws the trades since an instant: the library would put earlier ones on the first bar. */
  draw(palette: Palette, fromTime: number): void {
    const inReach = this.#trades.filter(({ time }) => time >= fromTime);
    this.#plugin?.setMarkers(inReach.flatMap((bar) => toMarkers(bar, palette)));
  }
}
