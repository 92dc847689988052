import type { Ticker } from '@finally/contract';
import { formatPrice } from '@/shared/format/format';
import type { ContextAction, ContextChoice } from '@/ui/overlay/context-menu';
import { COLOR_TITLES } from '../price-chart/painting/color-titles';
import { chartActions } from '../use-chart';
import type { Drawing, Extent } from './drawings';

const EXTENT_TITLES: Readonly<Record<Extent, string>> = {
  segment: 'Between its ends',
  ray: 'Beyond its second end',
  line: 'Beyond both ends',
};

/** Returns the kind of a line and its prices. */
export const describeDrawing = (drawing: Drawing): string =>
  drawing.kind === 'level'
    ? `Level at ${formatPrice(drawing.price)}`
    : `Trend line from ${formatPrice(drawing.from.price)} to ${formatPrice(drawing.to.price)}`;

/** Returns the actions of a line's menu. */
export const lineActions = (ticker: Ticker, { id }: Drawing): readonly ContextAction[] => [
  { title: 'Delete the line', run: () => chartActions.erase(ticker, id) },
];

/** Returns the choices of a line's menu: its color, and the extent of a trend line. */
export function lineChoices(ticker: Ticker, drawing: Drawing): readonly ContextChoice[] {
  const change = (changed: Drawing) => () => chartActions.replaceDrawing(ticker, changed);
  const colors: ContextChoice = {
    legend: 'Color',
    options: [
      {
        title: 'Default color',
        isChosen: drawing.color === null,
        swatch: 'var(--color-info)',
        run: change({ ...drawing, color: null }),
      },
      ...COLOR_TITLES.map((title, color) => ({
        title,
        isChosen: drawing.color === color,
        swatch: `var(--color-series-${color + 1})`,
        run: change({ ...drawing, color }),
      })),
    ],
  };
  if (drawing.kind === 'level') return [colors];
  const extents: ContextChoice = {
    legend: 'Extend',
    options: (Object.keys(EXTENT_TITLES) as Extent[]).map((extent) => ({
      title: EXTENT_TITLES[extent],
      isChosen: drawing.extent === extent,
      run: change({ ...drawing, extent }),
    })),
  };
  return [extents, colors];
}
