import type { IChartApi, Logical } from 'lightweight-charts';
import type { PriceSeriesApi } from '../price-series';
import { indexOfTime, timeOfIndex } from '../time-index';
import type { Plane } from './geometry';

interface PlaneOptions {
  chart: IChartApi;
  /** The prices as they are drawn now. */
  series(): PriceSeriesApi;
  bars(): readonly { time: number }[];
  intervalSeconds(): number;
}

/** The pane of a chart's prices, whatever is drawn there at the time. */
export function createPlane({ chart, series, bars, intervalSeconds }: PlaneOptions): Plane {
  const timeScale = chart.timeScale();
  return {
    get width() {
      return timeScale.width();
    },
    get height() {
      return chart.panes()[0]?.getHeight() ?? 0;
    },
    place({ time, price }) {
      const index = indexOfTime(bars(), time, intervalSeconds());
      const x = timeScale.logicalToCoordinate(index as Logical);
      const y = series().priceToCoordinate(price);
      return x === null || y === null ? null : { x, y };
    },
    anchor({ x, y }) {
      const index = timeScale.coordinateToLogical(x);
      const price = series().coordinateToPrice(y);
      if (index === null || price === null || !(price > 0)) return null;
      return { time: timeOfIndex(bars(), index, intervalSeconds()), price };
    },
  };
}
