import type { BarInterval, Ticker } from '@finally/contract';
import type { IndicatorKind } from '@finally/contract/indicators/catalog';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChartPlace } from '@/features/symbols/selection';
import { type SelectionState, selectionStore } from '@/features/symbols/selection-store';
import { newClientId } from '@/shared/api/client-id';
import { remember } from '@/shared/remembered/remembered-store';
import { type UndoStore, undoStore } from '@/shared/undo/undo-store';
import {
  type ChartSettings,
  type ChartStyle,
  DEFAULT_SETTINGS,
  readSettings,
} from './chart-settings';
import {
  DRAWINGS_MAX,
  type Drawing,
  type DrawingTool,
  type DrawnLine,
  newDrawing,
} from './drawings/drawings';
import { onTicks } from './drawings/tools/on-ticks';
import {
  changedIndicator,
  INDICATORS_MAX,
  type IndicatorChange,
  movedIndicator,
  newIndicator,
} from './indicators/indicator';

const STORAGE_VERSION = 1;

export interface ChartState extends ChartSettings {
  /** What the next clicks on the chart draw; null for nothing. */
  tool: DrawingTool | null;
  /** The id of the drawing that keys move and delete; null for none. */
  selected_drawing: string | null;
}

/**
 * The store of what a chart shows. Every setting has a function here, which buttons, keys and the
 * command line call. Changes of drawings can be undone.
 */
export interface ChartStore extends StoreApi<ChartState> {
  /** Selects a ticker for the chart and the ticket; with an interval, sets that too. */
  show(ticker: Ticker, interval?: BarInterval): void;
  chooseInterval(interval: BarInterval): void;
  chooseStyle(style: ChartStyle): void;
  toggleLogScale(): void;
  toggleVolume(): void;
  toggleTrades(): void;
  /** Compares with another ticker, in percent; null ends it. */
  compareWith(ticker: Ticker | null): void;
  /** Adds an indicator, by default with default parameters; does nothing at INDICATORS_MAX. */
  addIndicator(kind: IndicatorKind, parameters?: readonly number[]): void;
  /** Changes an indicator; invalid parameters change nothing. */
  changeIndicator(id: string, change: IndicatorChange): void;
  /** Moves an indicator, and its pane, up (-1) or down (1) in the list. */
  moveIndicator(id: string, by: -1 | 1): void;
  removeIndicator(id: string): void;
  /** Replaces the indicators and the style. */
  applyTemplate(template: Pick<ChartSettings, 'style' | 'indicators'>): void;
  /** Keeps the heights of the indicators' panes, by id. */
  setPaneHeights(heights: ReadonlyMap<string, number>): void;
  /** Selects a drawing tool; null for none. */
  selectTool(kind: DrawingTool | null): void;
  /** Adds a line, selects it and deselects the tool. At DRAWINGS_MAX the oldest line is dropped. */
  draw(ticker: Ticker, line: DrawnLine): void;
  /**
   * Replaces the line of the same id. Consecutive changes with the same gesture are undone together.
   */
  replaceDrawing(ticker: Ticker, drawing: Drawing, gesture?: string): void;
  select(id: string | null): void;
  /** Deletes a line; with the gesture of a drag that it ends, both are undone together. */
  erase(ticker: Ticker, id: string, gesture?: string): void;
  eraseAll(ticker: Ticker): void;
}

/** Where a chart other than the first keeps its settings, and what it begins with. */
export interface FurtherChart {
  storageName: string;
  interval: BarInterval;
  /** The store that keeps the drawings, which belong to tickers and not to charts. */
  drawings: StoreApi<ChartState>;
}

export function createChartStore(
  selection: Pick<StoreApi<SelectionState>, 'setState'> = selectionStore,
  storage: () => Storage = () => localStorage,
  history: Pick<UndoStore, 'record'> = undoStore,
  further: FurtherChart | null = null,
): ChartStore {
  const settings = further ? { ...DEFAULT_SETTINGS, interval: further.interval } : DEFAULT_SETTINGS;
  const store = createStore<ChartState>(() => ({
    ...settings,
    drawings: further ? further.drawings.getState().drawings : settings.drawings,
    tool: null,
    selected_drawing: null,
  }));
  const fields = Object.keys(settings) as (keyof ChartSettings)[];
  remember<ChartState>(store, {
    name: further?.storageName ?? 'finally.chart',
    version: STORAGE_VERSION,
    fields: fields.filter((field) => !further || field !== 'drawings'),
    ownFields: ['interval', 'compared_with'],
    // Valid settings are kept under any version.
    read: (stored) => readSettings(stored, settings),
    storage,
  });
  const { getState, setState } = store;
  const keeper = further?.drawings ?? store;
  keeper.subscribe(({ drawings }, before) => {
    if (drawings === before.drawings) return;
    const { selected_drawing } = getState();
    const isThere = Object.values(drawings)
      .flat()
      .some(({ id }) => id === selected_drawing);
    setState({ drawings, selected_drawing: isThere ? selected_drawing : null });
  });

  const setDrawings = (ticker: Ticker, lines: readonly Drawing[]) => {
    const { [ticker]: _, ...others } = getState().drawings;
    keeper.setState({ drawings: lines.length > 0 ? { ...others, [ticker]: lines } : others });
  };
  const drawingsOf = (ticker: Ticker) => getState().drawings[ticker] ?? [];
  /** Sets a ticker's lines and records the change for undo. */
  const changeDrawings = (
    ticker: Ticker,
    title: string,
    lines: readonly Drawing[],
    gesture: string | null = null,
  ) => {
    const before = drawingsOf(ticker);
    setDrawings(ticker, lines);
    const change = {
      title: `${title} on ${ticker}`,
      undo: () => setDrawings(ticker, before),
      redo: () => setDrawings(ticker, lines),
    };
    history.record(change, gesture);
  };

  return {
    ...store,
    show(ticker, interval) {
      selection.setState({ ticker });
      if (interval) setState({ interval });
    },
    chooseInterval: (interval) => setState({ interval }),
    chooseStyle: (style) => setState({ style }),
    toggleLogScale: () => setState(({ is_log_scale }) => ({ is_log_scale: !is_log_scale })),
    toggleVolume: () => setState(({ shows_volume }) => ({ shows_volume: !shows_volume })),
    toggleTrades: () => setState(({ shows_trades }) => ({ shows_trades: !shows_trades })),
    compareWith: (compared_with) => setState({ compared_with }),
    addIndicator: (kind, parameters) =>
      setState(({ indicators }) =>
        indicators.length < INDICATORS_MAX
          ? { indicators: [...indicators, newIndicator(kind, indicators, parameters)] }
          : {},
      ),
    changeIndicator: (id, change) =>
      setState(({ indicators }) => ({
        indicators: indicators.map((one) => (one.id === id ? changedIndicator(one, change) : one)),
      })),
    moveIndicator: (id, by) =>
      setState(({ indicators }) => ({ indicators: movedIndicator(indicators, id, by) })),
    applyTemplate: ({ style, indicators }) => setState({ style, indicators }),
    setPaneHeights: (heights) =>
      setState(({ indicators }) =>
        indicators.some(({ id, height }) => (heights.get(id) ?? height) !== height)
          ? {
              indicators: indicators.map((one) => ({
                ...one,
                height: heights.get(one.id) ?? one.height,
              })),
            }
          : {},
      ),
    removeIndicator: (id) =>
      setState(({ indicators }) => ({ indicators: indicators.filter((one) => one.id !== id) })),
    selectTool: (tool) => setState({ tool, selected_drawing: null }),
    draw(ticker, line) {
      const drawing = newDrawing(onTicks(line), newClientId());
      const lines = [...drawingsOf(ticker), drawing].slice(-DRAWINGS_MAX);
      changeDrawings(ticker, 'draw a line', lines);
      setState({ tool: null, selected_drawing: drawing.id });
    },
    replaceDrawing(ticker, drawing, gesture) {
      const before = drawingsOf(ticker);
      // It may have been deleted while it was dragged.
      if (!before.some(({ id }) => id === drawing.id)) return;
      const lines = before.map((one) => (one.id === drawing.id ? onTicks(drawing) : one));
      changeDrawings(ticker, 'change a line', lines, gesture);
    },
    select: (selected_drawing) => setState({ selected_drawing }),
    erase: (ticker, id, gesture) =>
      changeDrawings(
        ticker,
        'delete a line',
        drawingsOf(ticker).filter((one) => one.id !== id),
        gesture,
      ),
    eraseAll: (ticker) => changeDrawings(ticker, 'delete all lines', []),
  };
}

const first = createChartStore();

/** What the further charts begin with: other intervals of the same ticker. */
const FURTHER = { chart_2: '1d', chart_3: '5m', chart_4: '1h' } as const;

const further = (place: keyof typeof FURTHER) =>
  createChartStore(selectionStore, undefined, undefined, {
    storageName: `finally.${place}`,
    interval: FURTHER[place],
    drawings: first,
  });

/** The store of each chart of the desk. */
export const chartStores: Readonly<Record<ChartPlace, ChartStore>> = {
  chart_1: first,
  chart_2: further('chart_2'),
  chart_3: further('chart_3'),
  chart_4: further('chart_4'),
};

/** Returns the store of the active chart, which keys and the command line act on. */
export const activeChart = (): ChartStore => chartStores[selectionStore.getState().active];
