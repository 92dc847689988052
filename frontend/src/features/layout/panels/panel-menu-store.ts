import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PanelId } from './panel-list';

export interface OpenedPanelMenu {
  id: PanelId;
  /** Where it opens, in viewport pixels. */
  at: { x: number; y: number };
}

/** The open menu of a panel, or null. Its component is loaded after the page. */
export const panelMenuStore: StoreApi<OpenedPanelMenu | null> = createStore<OpenedPanelMenu | null>(
  () => null,
);
