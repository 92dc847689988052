import type { LineExtent, Ticker } from '@finally/contract';
import type { ContextAction, ContextChoice } from '@/ui/overlay/context-menu';
import { LINE_WIDTHS } from '../indicators/indicator';
import { COLOR_TITLES } from '../price-chart/painting/color-titles';
import { chartActions } from '../use-chart';
import { type Drawing, lowestPrice, moved } from './drawings';
import { textEditingStore } from './editing/text-editing-store';
import { alertPlaces, dropLineAlert, setLineAlert, withoutAlerts } from './line-alert-actions';

export { describeDrawing } from './drawing-names';

const EXTENT_TITLES: Readonly<Record<LineExtent, string>> = {
  segment: 'Between its ends',
  ray: 'Beyond its second end',
  line: 'Beyond both ends',
};

/** How far a copy lies from its original, as a share of the price and in seconds. */
const COPY_SHARE = 0.002;
const COPY_SECONDS = 300;

function duplicate(ticker: Ticker, drawing: Drawing): void {
  const { id: _, ...copy } = moved(
    withoutAlerts(drawing),
    COPY_SECONDS,
    (lowestPrice(drawing) ?? 0) * COPY_SHARE,
  );
  chartActions.draw(ticker, { ...copy, is_locked: false });
}

/** Returns the actions of a drawing's menu. */
export function lineActions(ticker: Ticker, drawing: Drawing): readonly ContextAction[] {
  const { id, is_locked } = drawing;
  const actions: ContextAction[] = [
    { title: 'Delete the line', run: () => chartActions.erase(ticker, id) },
    { title: 'Duplicate', run: () => duplicate(ticker, drawing) },
    {
      title: is_locked ? 'Unlock' : 'Lock',
      run: () => chartActions.replaceDrawing(ticker, { ...drawing, is_locked: !is_locked }),
    },
  ];
  for (const place of alertPlaces(drawing)) {
    actions.push(
      place.alert_id === undefined
        ? { title: place.title, run: () => void setLineAlert(ticker, drawing, place) }
        : {
            title: place.title.replace(/^Alert/, 'Remove the alert'),
            run: () => dropLineAlert(ticker, drawing, place),
          },
    );
  }
  if (drawing.kind === 'text') {
    const { at, text } = drawing;
    const edit = () => textEditingStore.setState({ at, text, id }, true);
    actions.push({ title: 'Edit the text', run: edit });
  }
  return actions;
}

/** Returns the choices of a drawing's menu: color, width, and extent if it has one. */
export function lineChoices(ticker: Ticker, drawing: Drawing): readonly ContextChoice[] {
  const change = (changed: Drawing) => () => chartActions.replaceDrawing(ticker, changed);
  const choices: ContextChoice[] = [];
  if ('extent' in drawing) {
    choices.push({
      legend: 'Extend',
      options: (Object.keys(EXTENT_TITLES) as LineExtent[]).map((extent) => ({
        title: EXTENT_TITLES[extent],
        isChosen: drawing.extent === extent,
        run: change({ ...drawing, extent }),
      })),
    });
  }
  choices.push({
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
  });
  if (drawing.kind === 'text') return choices;
  return [
    ...choices,
    {
      legend: 'Width',
      options: LINE_WIDTHS.map((width) => ({
        title: `Width ${width}`,
        isChosen: drawing.width === width,
        run: change({ ...drawing, width }),
      })),
    },
  ];
}
