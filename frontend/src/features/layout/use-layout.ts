'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { LayoutMode } from './layout-mode';
import { type LayoutState, layoutStore, SIZE_LIMITS } from './layout-store';
import {
  AREA_DOCKS,
  type AreaId,
  FOLDABLE,
  type FoldableId,
  type PanelId,
} from './panels/panel-list';
import { areaOf, type Docks, docksOf } from './panels/placement';

export { AREA_DOCKS, type AreaId, FOLDABLE, type FoldableId, type PanelId, SIZE_LIMITS };

/** Returns a part of the layout; re-renders the caller when it changes. */
export const useLayout = <Picked>(pick: (state: LayoutState) => Picked): Picked =>
  useStore(layoutStore, pick);

/** Returns the open panels of each dock in the layout. */
export function useDocks(mode: LayoutMode): Docks {
  const placements = useLayout((state) => state.placements);
  const toggled = useLayout((state) => state.toggled);
  return useMemo(() => docksOf({ placements, toggled }, mode), [placements, toggled, mode]);
}

/** Returns the area of a panel in the layout. */
export const areaNow = (mode: LayoutMode, id: PanelId): AreaId =>
  areaOf(layoutStore.getState(), mode, id);

/** The functions that change the layout. */
export const layout = {
  resize: layoutStore.resize,
  fold: layoutStore.fold,
  toggleFolded: layoutStore.toggleFolded,
  toggleMaximized: layoutStore.toggleMaximized,
  restore: layoutStore.restore,
  show: layoutStore.show,
  showArea: layoutStore.showArea,
  reset: layoutStore.reset,
};
