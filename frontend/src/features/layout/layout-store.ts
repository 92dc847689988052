import type { StoreApi } from 'zustand/vanilla';
import { createRememberedStore, oneOf, someOf } from '@/shared/remembered/remembered-store';

/** The views of the lower area, in the order of the tabs. */
export const VIEWS = [
  'positions',
  'orders',
  'blotter',
  'performance',
  'heatmap',
  'value',
  'ladder',
  'tape',
  'chat',
] as const;
export type ViewId = (typeof VIEWS)[number];

/** The areas of the desk. `lower` contains the views, including the chat if it has no column. */
export const AREAS = ['watchlist', 'chart', 'trade', 'lower', 'chat'] as const;
export type AreaId = (typeof AREAS)[number];

export type PanelId = Exclude<AreaId, 'lower'> | ViewId;
const PANELS: readonly PanelId[] = ['watchlist', 'chart', 'trade', ...VIEWS];

/** The areas that can be folded to an edge. */
export const FOLDABLE = ['watchlist', 'trade', 'lower', 'chat'] as const;
export type FoldableId = (typeof FOLDABLE)[number];

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

export interface LayoutState {
  /** The sizes that the person chose; the others depend on the window. */
  sizes: Readonly<Partial<Record<SizeId, number>>>;
  folded: readonly FoldableId[];
  /** The views, most recently selected first; a dock shows the first of its own. */
  recent_views: readonly ViewId[];
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
  /** Makes a panel visible: unfolds its area and selects its tab. */
  show(id: PanelId): void;
  /** Selects the area that a phone shows. */
  showArea(id: AreaId): void;
  /** Restores the default layout. */
  reset(): void;
}

const isSizes = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([id, size]) => id in SIZE_LIMITS && Number.isFinite(size));

const isView = (id: PanelId): id is ViewId => (VIEWS as readonly string[]).includes(id);

/** Returns the area of a panel in a layout with all areas. */
export const areaOf = (id: PanelId): AreaId => (isView(id) && id !== 'chat' ? 'lower' : id);

const isFoldable = (id: AreaId): id is FoldableId => (FOLDABLE as readonly string[]).includes(id);

const INITIAL: LayoutState = {
  sizes: {},
  folded: [],
  recent_views: [
    'positions',
    'heatmap',
    'value',
    'orders',
    'blotter',
    'performance',
    'ladder',
    'tape',
    'chat',
  ],
  phone_area: 'chart',
  maximized: null,
};

/** Creates the store of the layout, as this browser remembers it. */
export function createLayoutStore(): LayoutStore {
  const store = createRememberedStore<LayoutState>(
    'layout',
    1,
    INITIAL,
    {
      sizes: isSizes,
      folded: someOf(FOLDABLE),
      recent_views: (value) =>
        someOf(VIEWS)(value) && (value as readonly unknown[]).length === VIEWS.length,
      phone_area: oneOf(AREAS),
      maximized: oneOf([...PANELS, null]),
    },
    ['recent_views', 'phone_area', 'maximized'],
  );
  const { setState, getState } = store;

  const fold = (id: FoldableId, folds: boolean) =>
    setState(({ folded }) => ({
      folded: folds ? [...folded.filter((other) => other !== id), id] : without(folded, id),
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
      const area = areaOf(id);
      if (isFoldable(area)) fold(area, false);
      setState(({ recent_views, maximized }) => ({
        recent_views: isView(id) ? [id, ...without(recent_views, id)] : recent_views,
        phone_area: area,
        maximized: maximized === null ? null : id,
      }));
    },
    showArea: (phone_area) => setState({ phone_area }),
    reset: () => setState(INITIAL),
  };
}

const without = <Item>(items: readonly Item[], gone: Item): Item[] =>
  items.filter((item) => item !== gone);

function clamp(id: SizeId, size: number): number {
  const [min, max] = SIZE_LIMITS[id];
  return Math.round(Math.min(max, Math.max(min, size)));
}

export const layoutStore = createLayoutStore();
