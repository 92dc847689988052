import type { LinkGroup, Ticker, WorkspaceChart, WorkspaceContents } from '@finally/contract';
import { appearanceStore } from '@/features/appearance/appearance-store';
import { type ChartSettings, readSettings } from '@/features/chart/chart-settings';
import { chartStores } from '@/features/chart/chart-store';
import { LAYOUT_CHECKS, layoutStore, SIZE_LIMITS } from '@/features/layout/layout-store';
import {
  DOCKS,
  type DockId,
  FOLDABLE,
  PANEL_IDS,
  PANELS,
  type PanelId,
  type PlacedMode,
} from '@/features/layout/panels/panel-list';
import {
  CHART_PLACES,
  groupAt,
  LINKED_PLACES,
  type LinkedPlace,
  tickerAt,
} from '@/features/symbols/selection';
import { selectionStore } from '@/features/symbols/selection-store';

const chartOf = ({ drawings: _, ...chart }: ChartSettings): WorkspaceChart => ({
  interval: chart.interval,
  style: chart.style,
  is_log_scale: chart.is_log_scale,
  shows_volume: chart.shows_volume,
  shows_trades: chart.shows_trades,
  indicators: chart.indicators.map(({ kind, parameters, color, width, height }) => ({
    kind,
    parameters: [...parameters],
    color,
    width,
    height,
  })),
  compared_with: chart.compared_with,
});

/** Returns what a workspace keeps of the desk as it is now. */
export function currentContents(): WorkspaceContents {
  const { charts, placements, toggled, recent_panels, folded, sizes } = layoutStore.getState();
  const selection = selectionStore.getState();
  const perPlace = <Value>(valueAt: (place: LinkedPlace) => Value) =>
    Object.fromEntries(LINKED_PLACES.map((place) => [place, valueAt(place)]));
  return {
    layout: {
      charts,
      placements: placements as WorkspaceContents['layout']['placements'],
      toggled: [...toggled],
      selected: [...recent_panels],
      folded: [...folded],
      sizes,
    } as WorkspaceContents['layout'],
    charts: CHART_PLACES.map((place) => chartOf(chartStores[place].getState())),
    links: {
      active: selection.active,
      groups: perPlace((place) => groupAt(selection, place)),
      tickers: perPlace((place) => tickerAt(selection, place)),
    },
    density: appearanceStore.getState().density,
  };
}

/** Returns the names that this version of the page knows, each once. */
const known = <Name extends string>(names: readonly string[], all: readonly Name[]): Name[] =>
  [...new Set(names)].filter((name): name is Name => (all as readonly string[]).includes(name));

const MOVABLE = PANEL_IDS.filter((id) => PANELS[id].dock !== 'center');

function placementOf(docks: Readonly<Record<string, readonly string[]>>) {
  const seen = new Set<PanelId>();
  const placed: Partial<Record<DockId, PanelId[]>> = {};
  for (const dock of known(Object.keys(docks), DOCKS)) {
    placed[dock] = known(docks[dock] ?? [], MOVABLE).filter((id) => !seen.has(id));
    for (const id of placed[dock]) seen.add(id);
  }
  return placed;
}

function applyLayout(layout: WorkspaceContents['layout']): void {
  const modes = known(Object.keys(layout.placements), ['wide', 'ultra'] as PlacedMode[]);
  const sizes = Object.entries(layout.sizes).filter(([id]) => id in SIZE_LIMITS);
  const state = {
    placements: Object.fromEntries(
      modes.map((mode) => [mode, placementOf(layout.placements[mode] ?? {})]),
    ),
    toggled: known(layout.toggled, PANEL_IDS),
    recent_panels: known(layout.selected, PANEL_IDS),
    folded: known(layout.folded, FOLDABLE),
    sizes: {},
    charts: layout.charts,
    maximized: null,
  };
  if (LAYOUT_CHECKS.placements(state.placements)) layoutStore.setState(state);
  for (const [id, size] of sizes) layoutStore.resize(id as keyof typeof SIZE_LIMITS, size);
}

function applyCharts(charts: WorkspaceContents['charts']): void {
  for (const [index, place] of CHART_PLACES.entries()) {
    const chart = charts[index];
    const store = chartStores[place];
    if (!chart) continue;
    const indicators = chart.indicators.map((one, at) => ({ ...one, id: `${one.kind}-${at}` }));
    const { drawings: _, ...settings } = readSettings({ ...chart, indicators });
    store.setState({ ...settings, tool: null, selected_drawing: null });
  }
}

function applyLinks({ active, groups, tickers }: WorkspaceContents['links']): void {
  const now = selectionStore.getState();
  const shown = CHART_PLACES.find((place) => place === active) ?? 'chart_1';
  const named = <Value>(values: Readonly<Record<string, Value | undefined>>) =>
    Object.fromEntries(
      LINKED_PLACES.flatMap((place) => {
        const value = values[place];
        return value === undefined ? [] : [[place, value]];
      }),
    ) as Partial<Record<LinkedPlace, Value>>;
  const chosen = named<Ticker>(tickers);
  selectionStore.setState({
    active: shown,
    groups: named<LinkGroup | null>(groups),
    tickers: chosen,
    ticker: chosen[shown] ?? now.ticker,
  });
}

/** Arranges the desk as a workspace says. Names that this version does not know are left out. */
export function applyContents({ layout, charts, links, density }: WorkspaceContents): void {
  applyCharts(charts);
  applyLinks(links);
  applyLayout(layout);
  appearanceStore.setState({ density });
}
