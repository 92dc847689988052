import { PRICE_SCALE } from '@finally/contract';
import {
  AreaSeries,
  type CandlestickData,
  CandlestickSeries,
  type CreatePriceLineOptions,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type LineData,
  LineSeries,
  type Time,
} from 'lightweight-charts';
import { formatLast } from '@/shared/format/format';
import type { ChartStyle } from '../chart-settings';
import { faded, type Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from './live-bar';

/** A series of candles, a line or an area; only this file depends on which. */
export type PriceSeriesApi = ISeriesApi<'Candlestick' | 'Line'>;

/** Prices drawn as candles, a line or an area, with a common interface. */
export interface PriceSeries {
  /** The library's series, for primitives; it is replaced with the style. */
  readonly api: PriceSeriesApi;
  setBars(bars: readonly DrawnBar[]): void;
  /** Draws the last bar or a new one; an earlier one if `isHistorical`. */
  update(bar: DrawnBar, isHistorical: boolean): void;
  /** Draws a horizontal line by name; null removes it. */
  markLevel(name: string, level: CreatePriceLineOptions | null): void;
  repaint(palette: Palette): void;
  remove(): void;
}

const toCandle = (bar: DrawnBar) => ({ ...bar, time: bar.time as Time });
const toPoint = ({ time, close }: DrawnBar) => ({ time: time as Time, value: close });

/** Formats the labels of the axis and of horizontal lines like all prices of the page. */
const PRICE_FORMAT = {
  type: 'custom',
  formatter: formatLast,
  minMove: 10 ** -PRICE_SCALE,
} as const;

const colors = {
  candles: (palette: Palette) => ({
    upColor: palette.up,
    downColor: palette.down,
    wickUpColor: palette.up,
    wickDownColor: palette.down,
    borderVisible: false,
  }),
  line: (palette: Palette) => ({ color: palette.info, lineWidth: 2 as const }),
  area: (palette: Palette) => ({
    lineColor: palette.info,
    topColor: faded(palette.info, 0.25),
    bottomColor: faded(palette.info, 0.02),
    lineWidth: 2 as const,
  }),
};

/** The library's own label and line show the last bar in view, which may not be the newest. */
const WITHOUT_LAST_VALUE = { lastValueVisible: false, priceLineVisible: false } as const;

function addSeries(chart: IChartApi, style: ChartStyle, palette: Palette) {
  const series =
    style === 'candles'
      ? chart.addSeries(CandlestickSeries, colors.candles(palette), 0)
      : style === 'line'
        ? chart.addSeries(LineSeries, colors.line(palette), 0)
        : chart.addSeries(AreaSeries, colors.area(palette), 0);
  series.applyOptions({ ...WITHOUT_LAST_VALUE, priceFormat: PRICE_FORMAT });
  return series;
}

/** Adds prices to a chart's first pane, below everything else in it. */
export function addPriceSeries(chart: IChartApi, style: ChartStyle, palette: Palette): PriceSeries {
  const series = addSeries(chart, style, palette);
  series.setSeriesOrder(0);
  const toDatum: (bar: DrawnBar) => CandlestickData | LineData =
    style === 'candles' ? toCandle : toPoint;
  // The three types differ in their data only, which `toDatum` handles.
  const api = series as PriceSeriesApi;
  const levels = new Map<string, IPriceLine>();

  return {
    api,
    setBars: (bars) => api.setData(bars.map(toDatum)),
    update: (bar, isHistorical) => api.update(toDatum(bar), isHistorical),
    markLevel: (name, level) => {
      const before = levels.get(name);
      if (before && level) {
        before.applyOptions(level);
      } else if (before) {
        api.removePriceLine(before);
        levels.delete(name);
      } else if (level) {
        levels.set(name, api.createPriceLine(level));
      }
    },
    repaint: (painted) => api.applyOptions(colors[style](painted)),
    remove: () => chart.removeSeries(api),
  };
}
