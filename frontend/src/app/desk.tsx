'use client';

import { useEffect } from 'react';
import { Area } from '@/features/layout/area';
import { areaName } from '@/features/layout/panels/placement';
import {
  AREA_DOCKS,
  type AreaId,
  areaNow,
  FOLDABLE,
  layout,
  type PanelId,
  useDocks,
  useLayout,
} from '@/features/layout/use-layout';
import { type LayoutMode, useLayoutMode } from '@/features/layout/use-layout-mode';
import { isComposing } from '@/shared/browser/composition';
import { fieldAt, isInOwnKeys } from '@/shared/browser/text-field';
import { lazyComponent } from '@/ui/lazy-boundary';
import { leaveField, useDeskFocus } from '@/ui/overlay/use-focus-return';
import { Docks } from './docks';
import { PlacedPanel } from './panels/placed-panel';

/** Only phones need it, so it is no part of the first load. */
const PhoneTabs = lazyComponent<{ active: AreaId }>(
  () => import('@/features/layout/phone-tabs').then((module) => module.PhoneTabs),
  { loading: () => <div className="h-13 shrink-0 border-t border-edge bg-panel" /> },
);

/** Returns the only visible area, on a phone or with a maximized panel; null if all are visible. */
function soloOf(mode: LayoutMode, phoneArea: AreaId, maximized: PanelId | null): AreaId | null {
  if (mode === 'phone') return phoneArea;
  return maximized === null || mode === 'unknown' ? null : areaNow(mode, maximized);
}

/** Areas that stay mounted on a phone, because they hold unsent text. */
const KEEPS_DRAFTS: readonly AreaId[] = ['trade', 'chat'];

/** The column or row of each area; of one without panels it is set to 0. */
const TRACKS = {
  watchlist: '--column-watchlist',
  trade: '--column-trade',
  chat: '--column-chat',
  lower: '--row-lower',
};

/** The panels between header and footer, in the layout that fits the window. */
export function Desk() {
  const mode = useLayoutMode();
  const phoneArea = useLayout(({ phone_area }) => phone_area);
  const maximized = useLayout((state) => state.maximized);
  const docks = useDocks(mode);
  const solo = soloOf(mode, phoneArea, maximized);
  const isPhone = mode === 'phone';

  useDeskFocus();
  useEffect(() => {
    document.addEventListener('keydown', onEscape);
    return () => document.removeEventListener('keydown', onEscape);
  }, []);

  /** A phone renders only the visible area and those with drafts. */
  const isRendered = (id: AreaId) => !isPhone || solo === id || KEEPS_DRAFTS.includes(id);
  const empty = FOLDABLE.filter((id) => AREA_DOCKS[id].every((dock) => docks[dock].length === 0));

  return (
    <>
      <div
        className="desk"
        data-mode={mode}
        data-solo={solo ?? undefined}
        style={Object.fromEntries(empty.map((id) => [TRACKS[id], 0]))}
      >
        {(['watchlist', 'chart', 'trade', 'lower', 'chat'] as const).map((id) =>
          id !== 'chart' && empty.includes(id) ? null : (
            <Area key={id} id={id} name={areaName(id, docks)} solo={solo}>
              {!isRendered(id) ? null : id === 'chart' ? (
                <PlacedPanel id={id} area={id} isAlone={isPhone} />
              ) : (
                <Docks area={id} docks={docks} mode={mode} isAlone={solo !== null} />
              )}
            </Area>
          ),
        )}
      </div>
      {isPhone ? <PhoneTabs active={phoneArea} /> : null}
    </>
  );
}

/** Escape leaves the focused field, or else restores a maximized panel. Dialogs and menus go first. */
function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
  if (isInOwnKeys(event.target) || document.querySelector(':popover-open')) return;
  if (fieldAt(event.target)) leaveField();
  else layout.restore();
}
