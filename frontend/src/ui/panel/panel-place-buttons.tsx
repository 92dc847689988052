'use client';

import {
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  Ellipsis,
  Maximize2,
  Minimize2,
} from 'lucide-react';
import { IconButton } from '../icon-button';
import { usePanelPlace } from './panel-frame';

const FOLD_ICONS = { left: ChevronLeft, right: ChevronRight, bottom: ChevronDown };

/** The buttons that fold, maximize and restore a panel. Renders nothing outside of the desk. */
export function PanelPlaceButtons() {
  const place = usePanelPlace();
  if (!place) return null;
  const { name, foldName, isMaximized, toggleMaximized, fold, edge, openMenu } = place;
  return (
    // Hidden by CSS on phones, which show one panel at a time. The exported page does not know the
    // window yet, so removing the buttons by script would shift the layout.
    <div className="flex items-center gap-1 max-md:hidden">
      {openMenu && !isMaximized ? (
        <IconButton
          label={`Move or close ${name}`}
          Icon={Ellipsis}
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            openMenu({ x: left, y: bottom });
          }}
        />
      ) : null}
      {fold && !isMaximized ? (
        <IconButton label={`Hide ${foldName}`} Icon={FOLD_ICONS[edge]} onClick={fold} />
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
