import { PRICE_SCALE } from '@finally/contract';
import {
  AreaSeries,
  BarSeries,
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
import { heikinAshi, heikinAshiBar, hollowCandle } from './candle-styles';
import type { DrawnBar } from './live-bar';

/** A series of candles, bars, a line or an area; only this file depends on which. */
export type PriceSeriesApi = ISeriesApi<'Candlestick' | 'Line'>;

/** Prices drawn in a style, with a common interface. */
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

const candleColors = (palette: Palette) => ({
  upColor: palette.up,
  downColor: palette.down,
  wickUpColor: palette.up,
  wickDownColor: palette.down,
  borderVisible: false,
});

const colors: Readonly<Record<ChartStyle, (palette: Palette) => object>> = {
  candles: candleColors,
  heikin_ashi: candleColors,
  hollow: () => ({ borderVisible: true }),
  bars: ({ up, down }: Palette) => ({ upColor: up, downColor: down, thinBars: false }),
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

const DEFINITIONS = {
  candles: CandlestickSeries,
  heikin_ashi: CandlestickSeries,
  hollow: CandlestickSeries,
  bars: BarSeries,
  line: LineSeries,
  area: AreaSeries,
} as const;

function addSeries(chart: IChartApi, style: ChartStyle, palette: Palette): PriceSeriesApi {
  const series = chart.addSeries(DEFINITIONS[style], colors[style](palette), 0);
  series.applyOptions({ ...WITHOUT_LAST_VALUE, priceFormat: PRICE_FORMAT });
  // The types differ in their data only, which `createData` handles.
  return series as PriceSeriesApi;
}

type Datum = CandlestickData | LineData;

/** Converts bars to the data of a style; some styles draw a bar depending on the one before. */
interface StyleData {
  all(bars: readonly DrawnBar[]): Datum[];
  /** Takes the last bar or a new one. */
  last(bar: DrawnBar): Datum;
  /** Takes an earlier bar; returns all data if it also changes others, or else its own. */
  earlier(bar: DrawnBar): Datum | Datum[];
}

function independentData(toDatum: (bar: DrawnBar) => Datum): StyleData {
  return { all: (bars) => bars.map(toDatum), last: toDatum, earlier: toDatum };
}

/** Returns the data of a style whose bars depend on the bars before them. */
function dependentData(
  toData: (bars: readonly DrawnBar[]) => Datum[],
  toLast: (bars: readonly DrawnBar[]) => Datum,
): StyleData {
  let known: DrawnBar[] = [];
  return {
    all(bars) {
      known = [...bars];
      return toData(known);
    },
    last(bar) {
      if (known.at(-1)?.time === bar.time) known[known.length - 1] = bar;
      else known.push(bar);
      return toLast(known);
    },
    earlier(bar) {
      known = known.map((one) => (one.time === bar.time ? bar : one));
      return toData(known);
    },
  };
}

function heikinAshiData(): StyleData {
  let averaged: DrawnBar[] = [];
  return dependentData(
    (bars) => {
      averaged = heikinAshi(bars);
      return averaged.map(toCandle);
    },
    (bars) => {
      const index = bars.length - 1;
      const bar = heikinAshiBar(averaged[index - 1] ?? null, bars[index] as DrawnBar);
      averaged[index] = bar;
      return toCandle(bar);
    },
  );
}

function createData(style: ChartStyle, palette: () => Palette): StyleData {
  if (style === 'line' || style === 'area') return independentData(toPoint);
  if (style === 'heikin_ashi') return heikinAshiData();
  if (style !== 'hollow') return independentData(toCandle);
  const candle = (bar: DrawnBar, index: number, bars: readonly DrawnBar[]) =>
    hollowCandle(bars[index - 1] ?? null, bar, palette());
  return dependentData(
    (bars) => bars.map(candle),
    (bars) => candle(bars.at(-1) as DrawnBar, bars.length - 1, bars),
  );
}

/** Adds prices to a chart's first pane, below everything else in it. */
export function addPriceSeries(chart: IChartApi, style: ChartStyle, palette: Palette): PriceSeries {
  const api = addSeries(chart, style, palette);
  api.setSeriesOrder(0);
  let painted = palette;
  const data = createData(style, () => painted);
  const levels = new Map<string, IPriceLine>();

  return {
    api,
    setBars: (bars) => api.setData(data.all(bars)),
    update(bar, isHistorical) {
      const changed = isHistorical ? data.earlier(bar) : data.last(bar);
      if (Array.isArray(changed)) api.setData(changed);
      else api.update(changed, isHistorical);
    },
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
    repaint(changed) {
      painted = changed;
      api.applyOptions(colors[style](changed));
    },
    remove: () => chart.removeSeries(api),
  };
}
