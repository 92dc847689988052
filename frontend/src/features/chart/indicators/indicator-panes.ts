import type { IChartApi } from 'lightweight-charts';
import type { IndicatorSeries } from './indicator-series';

/** The height of the prices' pane, in units of a new indicator's pane. */
const PRICES_HEIGHT = 3.6;

/** Puts the panes of indicators below the prices in the order of the list, each with its height. */
export function arrangePanes(chart: IChartApi, ordered: readonly IndicatorSeries[]): void {
  let place = 1;
  chart.panes()[0]?.setStretchFactor(PRICES_HEIGHT);
  for (const { pane, indicator } of ordered) {
    if (!pane) continue;
    if (pane.paneIndex() !== place) pane.moveTo(place);
    pane.setStretchFactor(indicator.height);
    place += 1;
  }
}

/** Returns the height of each pane by the id of its indicator, after separators were dragged. */
export function paneHeights(
  chart: IChartApi,
  series: Iterable<IndicatorSeries>,
): ReadonlyMap<string, number> {
  const unit = (chart.panes()[0]?.getHeight() ?? 0) / PRICES_HEIGHT;
  const heights = new Map<string, number>();
  if (unit === 0) return heights;
  for (const { pane, indicator } of series) {
    if (pane) heights.set(indicator.id, Math.round((pane.getHeight() / unit) * 100) / 100);
  }
  return heights;
}

/** Returns the id of the indicator whose own pane is at a height of the window, in pixels; null if none is. */
export function indicatorAt(
  chart: IChartApi,
  series: Iterable<IndicatorSeries>,
  y: number,
): string | null {
  const boxes = chart.panes().map((pane) => pane.getHTMLElement()?.getBoundingClientRect());
  for (const { pane, indicator } of series) {
    const box = pane && boxes[pane.paneIndex()];
    if (box && y >= box.top && y < box.bottom) return indicator.id;
  }
  return null;
}
