'use client';

import { useStore } from 'zustand';
import { type LayoutState, layoutStore } from './layout-store';

export {
  type AreaId,
  areaOf,
  FOLDABLE,
  type FoldableId,
  type PanelId,
  SIZE_LIMITS,
  VIEWS,
  type ViewId,
} from './layout-store';

/** Returns a part of the layout; re-renders the caller when it changes. */
export const useLayout = <Picked>(pick: (state: LayoutState) => Picked): Picked =>
  useStore(layoutStore, pick);

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
