import {
  AreaSeries,
  CandlestickSeries,
  type CreatePriceLineOptions,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineSeries,
  type Time,
} from 'lightweight-charts';
import type { DrawnBar } from './live-bar';
import { COLORS } from './theme';

export type ChartStyle = 'candles' | 'line' | 'area';

type AnySeries = ISeriesApi<'Candlestick'> | ISeriesApi<'Line'> | ISeriesApi<'Area'>;

const candleOf = (bar: DrawnBar) => ({ ...bar, time: bar.time as Time });
const closeOf = (bar: DrawnBar) => ({ time: bar.time as Time, value: bar.close });

function add(chart: IChartApi, style: ChartStyle): AnySeries {
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

/** Prices drawn in one of the styles, in the chart's first pane. */
export class PriceSeries {
  readonly style: ChartStyle;
  readonly #chart: IChartApi;
  readonly #series: AnySeries;

  constructor(chart: IChartApi, style: ChartStyle) {
    this.style = style;
    this.#chart = chart;
    this.#series = add(chart, style);
    this.#series.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.08 } });
  }

  /** Replaces what is drawn. Prices below a dollar get the decimals they move in. */
  draw(bars: readonly DrawnBar[]): void {
    const precision = (bars.at(-1)?.close ?? 1) < 1 ? 4 : 2;
    const priceFormat = { type: 'price', precision, minMove: 10 ** -precision } as const;
    this.#series.applyOptions({ priceFormat });
    if (this.style === 'candles') {
      (this.#series as ISeriesApi<'Candlestick'>).setData(bars.map(candleOf));
    } else {
      (this.#series as ISeriesApi<'Line'>).setData(bars.map(closeOf));
    }
  }

  /** @param isPast whether a newer bar is drawn already */
  update(bar: DrawnBar, isPast = false): void {
    if (this.style === 'candles') {
      (this.#series as ISeriesApi<'Candlestick'>).update(candleOf(bar), isPast);
    } else {
      (this.#series as ISeriesApi<'Line'>).update(closeOf(bar), isPast);
    }
  }

  createPriceLine(options: CreatePriceLineOptions): IPriceLine {
    return this.#series.createPriceLine(options);
  }

  removePriceLine(line: IPriceLine): void {
    this.#series.removePriceLine(line);
  }

  autoScale(): void {
    this.#series.priceScale().setAutoScale(true);
  }

  remove(): void {
    this.#chart.removeSeries(this.#series);
  }
}
