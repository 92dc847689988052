import { CHART_LAYOUTS, type ChartLayout } from '@finally/contract';
import type { StoreApi } from 'zustand/vanilla';
import { createRememberedStore, oneOf, someOf } from '@/shared/remembered/remembered-store';
import { type LayoutMode, layoutMode } from './layout-mode';
import {
  AREAS,
  type AreaId,
  DOCKS,
  FOLDABLE,
  type FoldableId,
  PANEL_IDS,
  PANELS,
  type PanelId,
} from './panels/panel-list';
import { areaOf, isOpen, type Placement } from './panels/placement';

/** The limits of draggable sizes: areas in pixels, docks in percent of the lower area. */
export const SIZE_LIMITS = {
  watchlist: [200, 560],
  trade: [232, 480],
  chat: [260, 720],
  lower: [160, 900],
  second_dock: [20, 70],
  third_dock: [15, 60],
} as const satisfies Record<string, readonly [min: number, max: number]>;
export type SizeId = keyof typeof SIZE_LIMITS;

export interface LayoutState extends Placement {
  /** The sizes that the person chose; the others depend on the window. */
  sizes: Readonly<Partial<Record<SizeId, number>>>;
  folded: readonly FoldableId[];
  /** The panels, last selected first; a dock shows the first of its own. */
  recent_panels: readonly PanelId[];
  /** How the charts are laid out; null for as many as fit the window. */
  charts: ChartLayout | null;
  /** The area that a phone shows. */
  phone_area: AreaId;
  /** The panel that fills the desk, or null. */
  maximized: PanelId | null;
}

export interface LayoutStore extends StoreApi<LayoutState> {
  /** Sets a size, clamped to its limits; null restores the default. */
  resize(id: SizeId, size: number | null): void;
  fold(id: FoldableId, folds: boolean): void;
  toggleFolded(id: FoldableId): void;
  toggleMaximized(id: PanelId): void;
  restore(): void;
  /** Makes a panel visible: opens it, unfolds its area and selects its tab. */
  show(id: PanelId): void;
  /** Selects the area that a phone shows. */
  showArea(id: AreaId): void;
  /** Restores the default layout. */
  reset(): void;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSizes = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(([id, size]) => id in SIZE_LIMITS && Number.isFinite(size));

/** Returns true if no panel is in two places; the chart is in none. */
const areDocks = (value: unknown): boolean =>
  isRecord(value) &&
  Object.keys(value).every(oneOf(DOCKS)) &&
  someOf(PANEL_IDS.filter((id) => PANELS[id].dock !== 'center'))(Object.values(value).flat());

const isFoldable = (id: AreaId): id is FoldableId => id !== 'chart';

export const INITIAL_LAYOUT: LayoutState = {
  placements: {},
  toggled: [],
  sizes: {},
  folded: [],
  recent_panels: [],
  charts: null,
  phone_area: 'chart',
  maximized: null,
};

export const LAYOUT_CHECKS = {
  placements: (value: unknown) =>
    isRecord(value) &&
    Object.entries(value).every(([mode, docks]) => /^(wide|ultra)$/.test(mode) && areDocks(docks)),
  toggled: someOf(PANEL_IDS),
  sizes: isSizes,
  folded: someOf(FOLDABLE),
  recent_panels: someOf(PANEL_IDS),
  charts: oneOf([...CHART_LAYOUTS, null]),
  phone_area: oneOf(AREAS),
  maximized: oneOf([...PANEL_IDS, null]),
};

/** Version 1 named the panels of the lower area `recent_views`, and could not move panels. */
const upgrade = (stored: unknown): unknown =>
  isRecord(stored) ? { recent_panels: stored['recent_views'], ...stored } : stored;

/**
 * Creates the store of the layout, as this browser remembers it.
 *
 * @param mode returns the layout that fits the window
 */
export function createLayoutStore(mode: () => LayoutMode = layoutMode): LayoutStore {
  const store = createRememberedStore<LayoutState>(
    'layout',
    2,
    INITIAL_LAYOUT,
    LAYOUT_CHECKS,
    ['recent_panels', 'charts', 'phone_area', 'maximized'],
    { 1: upgrade },
  );
  const { setState, getState } = store;

  const fold = (id: FoldableId, folds: boolean) =>
    setState(({ folded }) => ({
      folded: folds ? [...without(folded, id), id] : without(folded, id),
    }));

  return {
    ...store,
    resize: (id, size) =>
      setState(({ sizes: { [id]: _, ...others } }) => ({
        sizes: size === null ? others : { ...others, [id]: clamp(id, size) },
      })),
    fold,
    toggleFolded: (id) => fold(id, !getState().folded.includes(id)),
    toggleMaximized: (id) =>
      setState(({ maximized }) => ({ maximized: maximized === id ? null : id })),
    restore: () => setState({ maximized: null }),
    show(id) {
      const area = areaOf(getState(), mode(), id);
      if (isFoldable(area)) fold(area, false);
      setState((state) => ({
        toggled: isOpen(state, id) ? state.toggled : toggle(state.toggled, id),
        recent_panels:
          id === 'chart' ? state.recent_panels : [id, ...without(state.recent_panels, id)],
        phone_area: area,
        maximized: state.maximized === null ? null : id,
      }));
    },
    showArea: (phone_area) => setState({ phone_area }),
    reset: () => setState(INITIAL_LAYOUT),
  };
}

export const without = <Item>(items: readonly Item[], gone: Item): Item[] =>
  items.filter((item) => item !== gone);

/** Returns the list without the item if it is on it, or else with it. */
export const toggle = <Item>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? without(items, item) : [...items, item];

function clamp(id: SizeId, size: number): number {
  const [min, max] = SIZE_LIMITS[id];
  return Math.round(Math.min(max, Math.max(min, size)));
}

export const layoutStore = createLayoutStore();
