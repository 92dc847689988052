import type { LayoutMode } from '../layout-mode';
import {
  AREA_DOCKS,
  type AreaId,
  DOCKS,
  type DockId,
  FOLDABLE,
  PANEL_IDS,
  PANELS,
  type PanelId,
  type PlacedMode,
} from './panel-list';

/** The panels of each dock, in the order of their tabs. */
export type Docks = Readonly<Record<DockId, readonly PanelId[]>>;

export interface Placement {
  /** The docks as a person arranged them, by layout; panels that are missing have their default. */
  placements: Readonly<Partial<Record<PlacedMode, Partial<Docks>>>>;
  /** Closed panels that are open by default, and open ones that are closed by default. */
  toggled: readonly PanelId[];
}

export const placedMode = (mode: LayoutMode): PlacedMode => (mode === 'ultra' ? 'ultra' : 'wide');

export const isOpen = ({ toggled }: Pick<Placement, 'toggled'>, id: PanelId): boolean =>
  toggled.includes(id) === (PANELS[id].is_closed ?? false);

/** Returns the dock of every panel but the chart, of closed ones too. */
export function arrangementOf({ placements }: Pick<Placement, 'placements'>, mode: PlacedMode) {
  const placed = placements[mode] ?? {};
  const docks = Object.fromEntries(
    DOCKS.map((dock) => [dock, [...(placed[dock] ?? [])]]),
  ) as Record<DockId, PanelId[]>;
  const known = new Set(Object.values(docks).flat());
  for (const id of PANEL_IDS) {
    const { dock, ultra_dock } = PANELS[id];
    const home = (mode === 'ultra' && ultra_dock) || dock;
    if (home !== 'center' && !known.has(id)) docks[home].push(id);
  }
  return docks;
}

const isShared = (id: PanelId, mode: LayoutMode) =>
  !(id in AREA_DOCKS || id === 'chart') || (mode === 'tablet' && id === 'chat');

/** Returns the docks of a phone or a tablet, where only the panels of the lower area can be closed. */
function fixedDocks(placement: Placement, mode: LayoutMode): Docks {
  const shared = PANEL_IDS.filter((id) => isShared(id, mode) && isOpen(placement, id));
  return {
    left: ['watchlist'],
    right: ['trade'],
    lower_1: shared.length > 0 ? shared : ['positions'],
    lower_2: [],
    lower_3: [],
    far_right: mode === 'phone' ? ['chat'] : [],
  };
}

/** Returns the open panels of each dock. */
export function docksOf(placement: Placement, mode: LayoutMode): Docks {
  if (mode === 'phone' || mode === 'tablet') return fixedDocks(placement, mode);
  const docks = arrangementOf(placement, placedMode(mode));
  for (const dock of DOCKS) docks[dock] = docks[dock].filter((id) => isOpen(placement, id));
  return docks;
}

/** Returns the area of a panel in the layout. */
export function areaOf(placement: Placement, mode: LayoutMode, id: PanelId): AreaId {
  if (id === 'chart') return id;
  if (mode === 'phone' || mode === 'tablet') {
    return isShared(id, mode) ? 'lower' : (id as AreaId);
  }
  const docks = arrangementOf(placement, placedMode(mode));
  const has = (dock: DockId) => docks[dock].includes(id);
  return FOLDABLE.find((area) => AREA_DOCKS[area].some(has)) ?? 'lower';
}

/** Returns the name of an area: that of its first panel, or of the topic of several docks. */
export function areaName(area: AreaId, docks: Docks | null): string {
  if (area === 'lower') return 'Portfolio';
  const first = area === 'chart' ? undefined : docks?.[AREA_DOCKS[area][0]][0];
  return PANELS[first ?? area].name;
}
