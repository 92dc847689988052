'use client';

import type { ReactNode } from 'react';
import { FOLD_EDGES } from '@/features/layout/area';
import { AREA_NAMES, PANEL_NAMES } from '@/features/layout/panel-names';
import {
  type AreaId,
  type FoldableId,
  layout,
  type PanelId,
  useLayout,
} from '@/features/layout/use-layout';
import { PanelPlaceProvider } from '@/ui/panel/panel-frame';
import { AnyPanel } from './panels';

interface PlacedPanelProps {
  id: Exclude<AreaId, 'lower'> & PanelId;
  /** Whether the panel fills the screen anyway, as on a phone. */
  isAlone: boolean;
}

/** A panel that has an area of the desk to itself. */
export function PlacedPanel({ id, isAlone }: PlacedPanelProps) {
  return (
    <PanelPlace id={id} area={id} isAlone={isAlone}>
      <AnyPanel id={id} />
    </PanelPlace>
  );
}

interface PanelPlaceProps {
  id: PanelId;
  area: AreaId;
  isAlone: boolean;
  children: ReactNode;
}

/** Gives the panel inside the functions that maximize and fold it. */
export function PanelPlace({ id, area, isAlone, children }: PanelPlaceProps) {
  const isMaximized = useLayout(({ maximized }) => maximized === id);
  const foldable: FoldableId | null = area === 'chart' ? null : area;
  return (
    <PanelPlaceProvider
      place={{
        name: PANEL_NAMES[id],
        foldName: AREA_NAMES[area],
        isMaximized,
        toggleMaximized: isAlone ? undefined : () => layout.toggleMaximized(id),
        fold: isAlone || !foldable ? undefined : () => layout.fold(foldable, true),
        edge: foldable ? FOLD_EDGES[foldable] : 'bottom',
      }}
    >
      {children}
    </PanelPlaceProvider>
  );
}
