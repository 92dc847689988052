'use client';

import { lazyComponent } from '../lazy-boundary';
import { usePanelPlace } from './panel-frame';

/** The buttons that move, fold, maximize and restore a panel. Renders nothing outside of the desk. */
export const PanelPlaceButtons = lazyComponent(
  () => import('./panel-place-buttons').then((module) => module.PanelPlaceButtons),
  { loading: () => <PlaceOfButtons /> },
);

/** Keeps the place of the buttons until they are loaded, so that nothing moves. */
function PlaceOfButtons() {
  const { openMenu, fold, toggleMaximized } = usePanelPlace() ?? {};
  const count = [openMenu, fold, toggleMaximized].filter(Boolean).length;
  return count > 0 ? (
    <div style={{ width: `${count * 1.75 - 0.25}rem` }} className="h-6 max-md:hidden" />
  ) : null;
}
