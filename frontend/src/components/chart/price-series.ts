import {
  AreaSeries,
  type CandlestickData,
  CandlestickSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type LineData,
  LineSeries,
  LineStyle,
  type Time,
} from 'lightweight-charts';
import type { DrawnBar } from './live-bar';
import { COLORS } from './theme';

export type ChartStyle = 'candles' | 'line' | 'area';

/** Prices drawn as candles, as a line or as an area, behind one face. */
export interface PriceSeries {
  setBars(bars: readonly DrawnBar[]): void;
  /** Draws the last bar or one after it; an earlier one where `isHistorical`. */
  update(bar: DrawnBar, isHistorical: boolean): void;
  /** Marks a price with a dashed line; null takes the line away. */
  markLevel(price: number | null): void;
  remove(): void;
}

const toCandle = (bar: DrawnBar) => ({ ...bar, time: bar.time as Time });
const toPoint = ({ time, close }: DrawnBar) => ({ time: time as Time, value: close });

const isPenny = (bars: readonly DrawnBar[]) => (bars.at(-1)?.close ?? 1) < 1;
const priceFormat = (decimals: number) =>
  ({ type: 'price', precision: decimals, minMove: 10 ** -decimals }) as const;

function addSeries(chart: IChartApi, style: ChartStyle) {
  if (style === 'candles') {
    return chart.addSeries(CandlestickSeries, {
      upColor: COLORS.up,
      downColor: COLORS.down,
      wickUpColor: COLORS.up,
      wickDownColor: COLORS.down,
      borderVisible: false,
    });
  }
  if (style === 'line') return chart.addSeries(LineSeries, { color: COLORS.info, lineWidth: 2 });
  return chart.addSeries(AreaSeries, {
    lineColor: COLORS.info,
    topColor: `${COLORS.info}40`,
    bottomColor: `${COLORS.info}05`,
    lineWidth: 2,
  });
}

/** Adds prices to a chart, as the only series on its right scale. */
export function addPriceSeries(chart: IChartApi, style: ChartStyle): PriceSeries {
  const series = addSeries(chart, style);
  series.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0.08 } });
  const toDatum: (bar: DrawnBar) => CandlestickData | LineData =
    style === 'candles' ? toCandle : toPoint;
  // Which of them it is, is settled above; their data differ, their methods do not.
  const drawn = series as ISeriesApi<'Candlestick' | 'Line'>;
  let level: IPriceLine | null = null;

  return {
    setBars: (bars) => {
      drawn.applyOptions({ priceFormat: priceFormat(isPenny(bars) ? 4 : 2) });
      drawn.setData(bars.map(toDatum));
    },
    update: (bar, isHistorical) => drawn.update(toDatum(bar), isHistorical),
    markLevel: (price) => {
      if (level) drawn.removePriceLine(level);
      level = price === null ? null : drawn.createPriceLine(previousCloseLine(price));
    },
    remove: () => chart.removeSeries(drawn),
  };
}

const previousCloseLine = (price: number) => ({
  price,
  color: COLORS.edgeStrong,
  lineStyle: LineStyle.Dashed,
  lineWidth: 1 as const,
  axisLabelVisible: false,
  title: 'prev close',
});
