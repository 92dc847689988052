import {
  ColorType,
  CrosshairMode,
  type DeepPartial,
  type TimeChartOptions,
} from 'lightweight-charts';
import { formatInstant, formatMark } from './local-time';

/** The tokens of globals.css that a canvas cannot read by itself. */
export const COLORS = {
  panel: '#11171f',
  edge: '#232c38',
  grid: '#1a222c',
  edgeStrong: '#33404f',
  muted: '#9aa7b5',
  up: '#2ebd85',
  down: '#f6465d',
  accent: '#ecad0a',
  info: '#209dd7',
};

const monospace = () =>
  getComputedStyle(document.documentElement).getPropertyValue('--font-jetbrains-mono').trim() ||
  'monospace';

/** What every chart of the terminal has in common. */
export const chartOptions = (): DeepPartial<TimeChartOptions> => ({
  autoSize: true,
  layout: {
    background: { type: ColorType.Solid, color: COLORS.panel },
    textColor: COLORS.muted,
    fontFamily: monospace(),
    fontSize: 11,
    panes: { separatorColor: COLORS.edge, separatorHoverColor: COLORS.edgeStrong },
  },
  grid: { vertLines: { color: COLORS.grid }, horzLines: { color: COLORS.grid } },
  rightPriceScale: { borderColor: COLORS.edge },
  timeScale: {
    borderColor: COLORS.edge,
    timeVisible: true,
    secondsVisible: false,
    tickMarkFormatter: formatMark,
  },
  localization: { timeFormatter: formatInstant },
  crosshair: {
    mode: CrosshairMode.Normal,
    vertLine: { color: COLORS.edgeStrong, labelBackgroundColor: COLORS.edgeStrong },
    horzLine: { color: COLORS.edgeStrong, labelBackgroundColor: COLORS.edgeStrong },
  },
});
