import type { IChartApi, Logical } from 'lightweight-charts';
import type { PriceSeriesApi } from '../series/price-series';
import {
  coordinateOfIndex,
  indexOfCoordinate,
  indexOfTime,
  timeOfIndex,
} from '../series/time-index';
import type { Plane } from './coordinates';

interface PlaneOptions {
  chart: IChartApi;
  /** The series that draws the prices. */
  series(): PriceSeriesApi;
  bars(): readonly { time: number }[];
  intervalSeconds(): number;
}

/** Returns the plane of a chart's prices, for the bars and prices that it currently shows. */
export function createPlane({ chart, series, bars, intervalSeconds }: PlaneOptions): Plane {
  const timeScale = chart.timeScale();
  const coordinateOfWhole = (index: number) => timeScale.logicalToCoordinate(index as Logical);
  const yOf = (price: number): number | null => series().priceToCoordinate(price);
  const indexOf = (time: number) => indexOfTime(bars(), time, intervalSeconds());
  const xOf = (time: number) => coordinateOfIndex(indexOf(time), coordinateOfWhole);
  const priceAt = (y: number): number | null => {
    const price = series().coordinateToPrice(y);
    return price !== null && price > 0 ? price : null;
  };
  const anchorAt = (index: number | null, y: number) => {
    const price = priceAt(y);
    if (index === null || price === null) return null;
    return { time: timeOfIndex(bars(), index, intervalSeconds()), price };
  };
  return {
    get width() {
      return timeScale.width();
    },
    get height() {
      return chart.panes()[0]?.getHeight() ?? 0;
    },
    yOf,
    xOf,
    barsBetween: (from, to) => indexOf(to) - indexOf(from),
    place({ time, price }) {
      const x = xOf(time);
      const y = yOf(price);
      return x === null || y === null ? null : { x, y };
    },
    anchor: ({ x, y }) => anchorAt(timeScale.coordinateToLogical(x), y),
    point: ({ x, y }) => anchorAt(indexOfCoordinate(x, coordinateOfWhole), y),
  };
}
