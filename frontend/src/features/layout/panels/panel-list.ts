import type { LayoutMode } from '../layout-mode';

/** The places of the desk that hold panels as tabs. */
export const DOCKS = ['left', 'right', 'lower_1', 'lower_2', 'lower_3', 'far_right'] as const;
export type DockId = (typeof DOCKS)[number];

/** The layouts in which a person can move panels; phones and tablets have a fixed one. */
export type PlacedMode = Extract<LayoutMode, 'wide' | 'ultra'>;

export interface PanelRow {
  /** Its name in tabs, buttons and commands. */
  readonly name: string;
  /** Where it is until a person moves it; `center` is the place of the charts alone. */
  readonly dock: DockId | 'center';
  /** Its dock in the widest layout, if that is another one. */
  readonly ultra_dock?: DockId;
  /** The key that follows `g`. */
  readonly key: string;
  /** Whether it is closed until a person opens it. */
  readonly is_closed?: true;
}

const CLOSED = { dock: 'lower_2', is_closed: true } as const;

/** The panels in the order of their tabs. A new panel is a row here and in `app/panels.tsx`. */
const ROWS = {
  watchlist: { name: 'Watchlist', dock: 'left', key: 'w' },
  chart: { name: 'Chart', dock: 'center', key: 'c' },
  trade: { name: 'Trade', dock: 'right', key: 't' },
  positions: { name: 'Positions', dock: 'lower_1', key: 'p' },
  orders: { name: 'Orders', dock: 'lower_1', key: 'o' },
  heatmap: { name: 'Heatmap', dock: 'lower_2', key: 'h' },
  value: { name: 'Value', dock: 'lower_2', ultra_dock: 'lower_3', key: 'v' },
  movers: { ...CLOSED, name: 'Movers', key: 'm' },
  news: { ...CLOSED, name: 'News', key: 'n' },
  scanner: { ...CLOSED, name: 'Scanner', key: 'x' },
  blotter: { name: 'Blotter', dock: 'lower_1', key: 'b' },
  performance: { name: 'Performance', dock: 'lower_1', ultra_dock: 'lower_3', key: 'f' },
  ladder: { name: 'Ladder', dock: 'lower_1', ultra_dock: 'lower_2', key: 'd' },
  tape: { name: 'Tape', dock: 'lower_1', ultra_dock: 'lower_3', key: 's' },
  journal: { name: 'Journal', dock: 'lower_1', key: 'j', is_closed: true },
  chat: { name: 'Assistant', dock: 'far_right', key: 'a' },
} as const satisfies Readonly<Record<string, PanelRow>>;

export type PanelId = keyof typeof ROWS;
export const PANELS: Readonly<Record<PanelId, PanelRow>> = ROWS;
export const PANEL_IDS = Object.keys(ROWS) as readonly PanelId[];

/** The areas of the desk, each named after the panel that it has by default; `lower` has three docks. */
export const AREAS = ['watchlist', 'chart', 'trade', 'lower', 'chat'] as const;
export type AreaId = (typeof AREAS)[number];

/** The docks of each area but the chart's, beside each other. */
export const AREA_DOCKS = {
  watchlist: ['left'],
  trade: ['right'],
  lower: ['lower_1', 'lower_2', 'lower_3'],
  chat: ['far_right'],
} as const satisfies Readonly<Record<Exclude<AreaId, 'chart'>, readonly DockId[]>>;

/** The areas that can be folded to an edge. */
export const FOLDABLE = Object.keys(AREA_DOCKS) as readonly FoldableId[];
export type FoldableId = keyof typeof AREA_DOCKS;
