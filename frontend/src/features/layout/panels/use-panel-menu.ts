'use client';

import { useStore } from 'zustand';
import type { PanelId } from './panel-list';
import { type OpenedPanelMenu, panelMenuStore } from './panel-menu-store';

/** Opens the menu that moves or closes a panel. */
export const openPanelMenu = (id: PanelId, at: OpenedPanelMenu['at']): void =>
  panelMenuStore.setState({ id, at }, true);

export const closePanelMenu = (): void => panelMenuStore.setState(null, true);

/** Returns the open menu of a panel, or null. */
export const usePanelMenu = (): OpenedPanelMenu | null => useStore(panelMenuStore);
