'use client';

import { ChevronDown, ChevronLeft, ChevronRight, Maximize2, Minimize2 } from 'lucide-react';
import { createContext, type ReactNode, useContext } from 'react';
import { IconButton } from '../icon-button';

/** What a panel can do with its place on the desk. */
export interface PanelPlace {
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
}

const Place = createContext<PanelPlace | null>(null);

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

const FOLD_ICONS = { left: ChevronLeft, right: ChevronRight, bottom: ChevronDown };

/** The buttons that fold, maximize and restore a panel. Renders nothing outside of the desk. */
export function PanelPlaceButtons() {
  const place = useContext(Place);
  if (!place) return null;
  const { name, foldName, isMaximized, toggleMaximized, fold, edge } = place;
  return (
    // Hidden by CSS on phones, which show one panel at a time. The exported page does not know the
    // window yet, so removing the buttons by script would shift the layout.
    <div className="flex items-center gap-1 max-md:hidden">
      {fold && !isMaximized ? (
        <IconButton label={`Fold ${foldName}`} Icon={FOLD_ICONS[edge]} onClick={fold} />
      ) : null}
      {toggleMaximized ? (
        <IconButton
          label={isMaximized ? `Restore ${name}` : `Maximize ${name}`}
          Icon={isMaximized ? Minimize2 : Maximize2}
          onClick={toggleMaximized}
        />
      ) : null}
    </div>
  );
}
