'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';

/** The element for the toolbar of the active chart; undefined if a chart shows its own. */
const Place = createContext<HTMLElement | null | undefined>(undefined);

export const ToolbarPlaceProvider = Place.Provider;

/** Puts the toolbar of a chart where it belongs: of several charts, only the active one has it. */
export function ToolbarPlace({ isActive, children }: { isActive: boolean; children: ReactNode }) {
  const place = useContext(Place);
  if (place === undefined) return children;
  return place && isActive ? createPortal(children, place) : null;
}
