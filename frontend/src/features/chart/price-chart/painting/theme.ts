import {
  ColorType,
  CrosshairMode,
  type DeepPartial,
  type TimeChartOptions,
} from 'lightweight-charts';
import { subscribeToMedia } from '@/shared/browser/media-query';
import { SERIES_COLORS } from '../../indicators/indicator';
import { formatInstant, formatMark } from '../local-time';

/** The page's colors as `#rrggbb`, for canvases, which cannot use CSS variables. */
export interface Palette {
  panel: string;
  edge: string;
  edgeStrong: string;
  ink: string;
  muted: string;
  up: string;
  down: string;
  accent: string;
  info: string;
  /** The SERIES_COLORS colors of indicators and comparisons. */
  series: readonly string[];
}

const TOKENS = {
  panel: '--color-panel',
  edge: '--color-edge',
  edgeStrong: '--color-edge-strong',
  ink: '--color-ink',
  muted: '--color-muted',
  up: '--color-up',
  down: '--color-down',
  accent: '--color-accent',
  info: '--color-info',
} as const;

/** The attributes of the root element on which the page's colors depend. */
const THEME_ATTRIBUTES = ['data-theme', 'data-palette', 'class', 'style'];

/** Returns a function that converts any CSS color to `#rrggbb`. */
function createResolver(): (color: string) => string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (color) => {
    if (!context) return '#808080';
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const channels = [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  };
}

/** Returns the page's current colors. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const resolve = createResolver();
  const token = (name: string) => resolve(style.getPropertyValue(name).trim());
  const named = Object.fromEntries(
    Object.entries(TOKENS).map(([key, name]) => [key, token(name)]),
  ) as Record<keyof typeof TOKENS, string>;
  const series = Array.from({ length: SERIES_COLORS }, (_, slot) =>
    token(`--color-series-${slot + 1}`),
  );
  return { ...named, series };
}

/** Returns a color of the palette with an opacity of `alpha`, 0 to 1. */
export const faded = (color: string, alpha: number): string =>
  `${color}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`;

/** Calls back with the page's colors when they change; returns how to stop. */
export function watchPalette(onChange: (palette: Palette) => void): () => void {
  let known = JSON.stringify(readPalette());
  const check = () => {
    const palette = readPalette();
    const now = JSON.stringify(palette);
    if (now === known) return;
    known = now;
    onChange(palette);
  };
  const observer = new MutationObserver(check);
  observer.observe(document.documentElement, { attributeFilter: THEME_ATTRIBUTES });
  const unsubscribe = subscribeToMedia(['(prefers-color-scheme: light)'], check);
  return () => {
    observer.disconnect();
    unsubscribe();
  };
}

/** Pixels for a price like 123.4567, so that the bars do not move when the first price comes. */
const PRICE_SCALE_WIDTH = 78;

/** Returns the font family of figures. */
export const figuresFont = (): string =>
  getComputedStyle(document.documentElement).getPropertyValue('--font-jetbrains-mono').trim() ||
  'monospace';

/** Returns the color options of the chart. */
export const chartColors = (palette: Palette): DeepPartial<TimeChartOptions> => ({
  layout: {
    background: { type: ColorType.Solid, color: palette.panel },
    textColor: palette.muted,
    panes: { separatorColor: palette.edge, separatorHoverColor: palette.edgeStrong },
  },
  grid: {
    vertLines: { color: faded(palette.edge, 0.55) },
    horzLines: { color: faded(palette.edge, 0.55) },
  },
  rightPriceScale: { borderColor: palette.edge },
  timeScale: { borderColor: palette.edge },
  crosshair: {
    vertLine: { color: palette.edgeStrong, labelBackgroundColor: palette.edgeStrong },
    horzLine: { color: palette.edgeStrong, labelBackgroundColor: palette.edgeStrong },
  },
});

/** Returns the options of the chart. */
export const chartOptions = (palette: Palette): DeepPartial<TimeChartOptions> => {
  const colors = chartColors(palette);
  return {
    ...colors,
    autoSize: true,
    rightPriceScale: { ...colors.rightPriceScale, minimumWidth: PRICE_SCALE_WIDTH },
    layout: { ...colors.layout, fontFamily: figuresFont(), fontSize: 11 },
    timeScale: {
      ...colors.timeScale,
      timeVisible: true,
      secondsVisible: false,
      tickMarkFormatter: formatMark,
    },
    localization: { timeFormatter: formatInstant },
    crosshair: { ...colors.crosshair, mode: CrosshairMode.Normal },
  };
};
