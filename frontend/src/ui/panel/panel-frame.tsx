'use client';

import { ChevronDown, ChevronLeft, ChevronRight, Maximize2, Minimize2 } from 'lucide-react';
import { createContext, type ReactNode, useContext } from 'react';
import { IconButton } from '../icon-button';

/** What the desk lets a panel do with its place. */
export interface PanelPlace {
  /** How buttons call the panel: `Watchlist`. */
  name: string;
  /** How the button that folds it calls what is folded: all of `Portfolio`. */
  foldName: string;
  isMaximized: boolean;
  /** Left out where the panel has the whole screen anyway. */
  toggleMaximized?: (() => void) | undefined;
  /** Left out where the panel cannot be folded. */
  fold?: (() => void) | undefined;
  /** The edge that it folds to. */
  edge: 'left' | 'right' | 'bottom';
}

const Place = createContext<PanelPlace | null>(null);

/** Where the actions of a docked panel go: the row of the dock's tabs. Undefined outside of docks. */
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

/** The buttons at the end of a title row: fold, and maximize or restore. Nothing outside of a desk. */
export function PanelPlaceButtons() {
  const place = useContext(Place);
  if (!place) return null;
  const { name, foldName, isMaximized, toggleMaximized, fold, edge } = place;
  return (
    // A phone has one panel at a time. The exported page does not know its window yet, so that
    // buttons which are taken away once it does would move what lies below them.
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
