import type { BarInterval, Ticker } from '@finally/contract';
import { indicatorLabel } from '@finally/contract/indicators/catalog';
import type { IndicatorValues } from '@finally/contract/indicators/computation';
import { formatLast, formatPercent, formatPrice } from '@/shared/format/format';
import { describeDrawing } from '../drawings/drawing-names';
import type { Drawing } from '../drawings/drawings';
import type { Indicator } from '../indicators/indicator';
import { formatIndicator } from '../indicators/indicator-figures';
import { formatInstant } from '../price-chart/local-time';
import type { OrderLevel } from '../price-chart/painting/level-lines';
import type { View } from '../price-chart/view';
import { percentFrom } from '../series/alignment';
import type { DrawnBar } from '../series/live-bar';

export interface Summarized {
  ticker: Ticker;
  interval: BarInterval;
  view: View;
  indicators: readonly Indicator[];
  values: ReadonlyMap<string, IndicatorValues>;
  comparedWith: Ticker | null;
  averageCost: number | null;
  drawings: number;
  orders: readonly OrderLevel[];
}

const instant = (bar: DrawnBar) => formatInstant(bar.time as never);

/** Returns what the chart shows, in sentences for screen readers. */
export function summarize(shown: Summarized): string {
  const { ticker, interval, view, indicators, values, comparedWith, averageCost } = shown;
  const { first, last, high, low } = view;
  const percent = formatPercent(percentFrom(first.open, last.close));
  const sentences = [
    `${ticker} in bars of ${interval}: ${view.bars} bars from ${instant(first)} to ${instant(last)}.`,
    `From ${formatLast(first.open)} to ${formatLast(last.close)}, ${percent}; highest ${formatLast(high)}, lowest ${formatLast(low)}.`,
  ];
  if (indicators.length > 0) {
    const described = indicators.map(
      (indicator) =>
        `${indicatorLabel(indicator)}: ${formatIndicator(indicator.kind, values.get(indicator.id) ?? null)}`,
    );
    sentences.push(`${described.join('; ')}.`);
  }
  if (averageCost !== null)
    sentences.push(`Held at an average cost of ${formatPrice(averageCost)}.`);
  if (shown.orders.length > 0) {
    const prices = shown.orders.map(({ title, price }) => `${title} at ${formatPrice(price)}`);
    sentences.push(`Open orders: ${prices.join('; ')}.`);
  }
  if (comparedWith) sentences.push(`Compared with ${comparedWith}, in percent.`);
  if (shown.drawings > 0) sentences.push(`Lines drawn: ${shown.drawings}.`);
  sentences.push(
    'Left and right arrows read bar by bar, plus and minus zoom, Home and End go to the ends.',
  );
  return sentences.join(' ');
}

/** Returns one bar as a sentence. */
const describeBar = (bar: DrawnBar): string =>
  `${instant(bar)}: open ${formatLast(bar.open)}, high ${formatLast(bar.high)}, low ${formatLast(bar.low)}, close ${formatLast(bar.close)}`;

/** What keys have changed on the chart: the crosshair, or the selected drawing. */
export interface KeyReading {
  /** The bar of the crosshair; null unless keys have moved it. */
  bar: DrawnBar | null;
  /** The price of the crosshair; null unless keys have moved it. */
  price: number | null;
  isDrawing: boolean;
  selected: Drawing | null;
}

/** Returns what is said after a key: with a tool the price of its next point, else the drawing or the bar. */
export function describeReading({ bar, price, isDrawing, selected }: KeyReading): string {
  if (isDrawing) return bar && price !== null ? `${formatPrice(price)} at ${instant(bar)}` : '';
  if (selected) return describeDrawing(selected);
  return bar ? describeBar(bar) : '';
}
