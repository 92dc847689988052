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
import { formatPrice } from '@/shared/format/format';
import type { ChartStyle } from '../chart-settings';
import { faded, type Palette } from '../price-chart/theme';
import type { DrawnBar } from './live-bar';

/** Candles, a line or an area; which of them it is matters to this file alone. */
export type PriceSeriesApi = ISeriesApi<'Candlestick' | 'Line'>;

/** Prices drawn as candles, as a line or as an area, behind one face. */
export interface PriceSeries {
  /** For what is attached to the series; it goes with the style. */
  readonly api: PriceSeriesApi;
  setBars(bars: readonly DrawnBar[]): void;
  /** Draws the last bar or one after it; an earlier one where `isHistorical`. */
  update(bar: DrawnBar, isHistorical: boolean): void;
  /** Marks a price with a line, one for each name; null takes the line away. */
  markLevel(name: string, level: CreatePriceLineOptions | null): void;
  repaint(palette: Palette): void;
  remove(): void;
}

const toCandle = (bar: DrawnBar) => ({ ...bar, time: bar.time as Time });
const toPoint = ({ time, close }: DrawnBar) => ({ time: time as Time, value: close });

/** The labels of the axis and of the lines across the chart are prices like those beside it. */
const PRICE_FORMAT = {
  type: 'custom',
  formatter: formatPrice,
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

/** The library's own label and line tell the last bar in view, which need not be the newest. */
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

/** Adds prices to a chart's first pane, below whatever else is drawn there. */
export function addPriceSeries(chart: IChartApi, style: ChartStyle, palette: Palette): PriceSeries {
  const series = addSeries(chart, style, palette);
  series.setSeriesOrder(0);
  const toDatum: (bar: DrawnBar) => CandlestickData | LineData =
    style === 'candles' ? toCandle : toPoint;
  // Which of them it is, is settled above; their data differ, their methods do not.
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
