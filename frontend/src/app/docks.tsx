'use client';

import { PANELS } from '@/features/layout/panels/panel-list';
import type { Docks as DockLists } from '@/features/layout/panels/placement';
import {
  AREA_DOCKS,
  type FoldableId,
  layout,
  type PanelId,
  SIZE_LIMITS,
  useLayout,
} from '@/features/layout/use-layout';
import type { LayoutMode } from '@/features/layout/use-layout-mode';
import { LazySplitter } from '@/ui/lazy-splitter';
import { Dock } from './dock';
import { PlacedPanel } from './panels/placed-panel';

const SIZES = ['second_dock', 'third_dock'] as const;
const ORDINALS = { second_dock: 'second', third_dock: 'third' };

interface DocksProps {
  area: FoldableId;
  docks: DockLists;
  mode: LayoutMode;
  /** Whether a panel or the whole area fills the desk. */
  isAlone: boolean;
}

/**
 * The docks of an area that have panels, beside each other. A panel that is alone in its default dock
 * outside of the lower area has its own head; every other one has a tab, whose row can wrap.
 */
export function Docks({ area, docks, mode, isAlone }: DocksProps) {
  const recent = useLayout(({ recent_panels }) => recent_panels);
  const maximized = useLayout((state) => state.maximized);
  const isPhone = mode === 'phone';
  const shown = AREA_DOCKS[area].filter((dock) => docks[dock].length > 0);
  const isHidden = (panels: readonly PanelId[]) =>
    !isPhone && isAlone && !panels.some((id) => id === maximized);
  return (
    <div className="docks h-full" data-docks={isAlone ? 1 : shown.length}>
      {shown.map((dock, index) => {
        const size = SIZES[index - 1];
        const panels = docks[dock];
        const active = recent.find((id) => panels.includes(id)) ?? panels[0] ?? 'positions';
        return (
          <div
            key={dock}
            data-dock={dock}
            hidden={isHidden(panels)}
            className="relative min-h-0 min-w-0"
          >
            {area !== 'lower' && panels.length === 1 && PANELS[active].dock === dock ? (
              <PlacedPanel key={active} id={active} area={area} isAlone={isPhone} />
            ) : (
              <Dock area={area} panels={panels} active={active} isPhone={isPhone} />
            )}
            {size && !isAlone ? (
              <LazySplitter
                label={`Resize the ${ORDINALS[size]} dock`}
                edge="left"
                min={SIZE_LIMITS[size][0]}
                max={SIZE_LIMITS[size][1]}
                unit="%"
                onResize={(share) => layout.resize(size, share)}
              />
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
