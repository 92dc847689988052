'use client';

import { useEffect } from 'react';
import { Area } from '@/features/layout/area';
import { PhoneTabs } from '@/features/layout/phone-tabs';
import { type AreaId, areaOf, layout, type PanelId, useLayout } from '@/features/layout/use-layout';
import { type LayoutMode, useLayoutMode } from '@/features/layout/use-layout-mode';
import { isComposing } from '@/shared/browser/composition';
import { fieldAt, isInOwnKeys } from '@/shared/browser/text-field';
import { leaveField, useDeskFocus } from '@/ui/overlay/use-focus-return';
import { Docks } from './docks';
import { PlacedPanel } from './placed-panel';

/** Returns the only visible area, on a phone or with a maximized panel; null if all are visible. */
function soloOf(mode: LayoutMode, phoneArea: AreaId, maximized: PanelId | null): AreaId | null {
  if (mode === 'phone') return phoneArea;
  if (maximized === null || mode === 'unknown') return null;
  return mode === 'tablet' && maximized === 'chat' ? 'lower' : areaOf(maximized);
}

/** Areas that stay mounted on a phone, because they hold unsent text. */
const KEEPS_DRAFTS: readonly AreaId[] = ['trade', 'chat'];

/** The panels between header and footer, in the layout that fits the window. */
export function Desk() {
  const mode = useLayoutMode();
  const phoneArea = useLayout(({ phone_area }) => phone_area);
  const maximized = useLayout((state) => state.maximized);
  const solo = soloOf(mode, phoneArea, maximized);
  const isPhone = mode === 'phone';

  useDeskFocus();
  useEffect(() => {
    document.addEventListener('keydown', onEscape);
    return () => document.removeEventListener('keydown', onEscape);
  }, []);

  /** A phone renders only the visible area and those with drafts. */
  const isRendered = (id: AreaId) => !isPhone || solo === id || KEEPS_DRAFTS.includes(id);

  return (
    <>
      <div className="desk" data-mode={mode} data-solo={solo ?? undefined}>
        {(['watchlist', 'chart', 'trade'] as const).map((id) => (
          <Area key={id} id={id} solo={solo}>
            {isRendered(id) ? <PlacedPanel id={id} isAlone={isPhone} /> : null}
          </Area>
        ))}
        <Area id="lower" solo={solo}>
          {isRendered('lower') ? <Docks mode={mode} isAlone={solo !== null} /> : null}
        </Area>
        {mode === 'tablet' ? null : (
          <Area id="chat" solo={solo}>
            {isRendered('chat') ? <PlacedPanel id="chat" isAlone={isPhone} /> : null}
          </Area>
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
