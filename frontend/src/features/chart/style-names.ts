import type { ChartStyle } from './chart-settings';

/** The names of the styles of the chart. */
export const STYLE_NAMES: Readonly<Record<ChartStyle, string>> = {
  candles: 'Candles',
  line: 'Line',
  area: 'Area',
  hollow: 'Hollow candles',
  heikin_ashi: 'Heikin-Ashi',
  bars: 'Bars',
};
