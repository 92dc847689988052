'use client';

import type { ReactNode } from 'react';
import { FOLD_EDGES } from '@/features/layout/area';
import { PANELS } from '@/features/layout/panels/panel-list';
import { areaName } from '@/features/layout/panels/placement';
import { openPanelMenu } from '@/features/layout/panels/use-panel-menu';
import {
  type AreaId,
  type FoldableId,
  layout,
  type PanelId,
  useDocks,
  useLayout,
} from '@/features/layout/use-layout';
import { useLayoutMode } from '@/features/layout/use-layout-mode';
import { PanelPlaceProvider } from '@/ui/panel/panel-frame';
import { AnyPanel } from './panels';

interface PlacedPanelProps {
  id: PanelId;
  area: AreaId;
  /** Whether the panel fills the screen anyway, as on a phone. */
  isAlone: boolean;
}

/** A panel that has its place on the desk to itself. */
export function PlacedPanel({ id, area, isAlone }: PlacedPanelProps) {
  return (
    <PanelPlace id={id} area={area} isAlone={isAlone}>
      <AnyPanel id={id} />
    </PanelPlace>
  );
}

interface PanelPlaceProps extends PlacedPanelProps {
  children: ReactNode;
}

/** Gives the panel inside the functions that maximize, fold and move it. */
export function PanelPlace({ id, area, isAlone, children }: PanelPlaceProps) {
  const mode = useLayoutMode();
  const docks = useDocks(mode);
  const isMaximized = useLayout(({ maximized }) => maximized === id);
  const foldable: FoldableId | null = area === 'chart' ? null : area;
  const canMove = foldable !== null && mode !== 'phone' && mode !== 'tablet';
  return (
    <PanelPlaceProvider
      place={{
        id: canMove ? id : undefined,
        name: PANELS[id].name,
        foldName: areaName(area, docks),
        isMaximized,
        toggleMaximized: isAlone ? undefined : () => layout.toggleMaximized(id),
        fold: isAlone || !foldable ? undefined : () => layout.fold(foldable, true),
        edge: foldable ? FOLD_EDGES[foldable] : 'bottom',
        openMenu: canMove ? (at) => openPanelMenu(id, at) : undefined,
      }}
    >
      {children}
    </PanelPlaceProvider>
  );
}
