'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** What a panel can do with its place on the desk. */
export interface PanelPlace {
  /** The id of the panel, if it can be moved. */
  id?: string | undefined;
  /** The name of the panel in button labels: `Watchlist`. */
  name: string;
  /** The name of the area that is folded, in button labels: `Portfolio`. */
  foldName: string;
  isMaximized: boolean;
  /** Undefined if the panel fills the screen anyway. */
  toggleMaximized?: (() => void) | undefined;
  /** Undefined if the panel cannot be folded. */
  fold?: (() => void) | undefined;
  /** The edge of the window to which it folds. */
  edge: 'left' | 'right' | 'bottom';
  /** Opens the menu that moves or closes it; undefined if it stays where it is. */
  openMenu?: ((at: { x: number; y: number }) => void) | undefined;
}

const Place = createContext<PanelPlace | null>(null);

export const usePanelPlace = () => useContext(Place);

/** The element for the actions of a docked panel, in the row of tabs; undefined outside of docks. */
const DockActions = createContext<HTMLElement | null | undefined>(undefined);

export const useDockActions = () => useContext(DockActions);

export const DockActionsProvider = DockActions.Provider;

export function PanelPlaceProvider({
  place,
  children,
}: {
  place: PanelPlace;
  children: ReactNode;
}) {
  return <Place.Provider value={place}>{children}</Place.Provider>;
}
