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

/** The area that has the desk to itself: the phone's, or that of the maximized panel. */
function soloOf(mode: LayoutMode, phoneArea: AreaId, maximized: PanelId | null): AreaId | null {
  if (mode === 'phone') return phoneArea;
  if (maximized === null || mode === 'unknown') return null;
  return mode === 'tablet' && maximized === 'chat' ? 'lower' : areaOf(maximized);
}

/** What is typed there outlives that something else has the phone's screen. */
const KEEPS_DRAFTS: readonly AreaId[] = ['trade', 'chat'];

/** Everything between header and foot, in the arrangement that fits the window. */
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

  /** A phone draws what is looked at, and no more. */
  const isDrawn = (id: AreaId) => !isPhone || solo === id || KEEPS_DRAFTS.includes(id);

  return (
    <>
      <div className="desk" data-mode={mode} data-solo={solo ?? undefined}>
        {(['watchlist', 'chart', 'trade'] as const).map((id) => (
          <Area key={id} id={id} solo={solo}>
            {isDrawn(id) ? <PlacedPanel id={id} isAlone={isPhone} /> : null}
          </Area>
        ))}
        <Area id="lower" solo={solo}>
          {isDrawn('lower') ? <Docks mode={mode} isAlone={solo !== null} /> : null}
        </Area>
        {mode === 'tablet' ? null : (
          <Area id="chat" solo={solo}>
            {isDrawn('chat') ? <PlacedPanel id="chat" isAlone={isPhone} /> : null}
          </Area>
        )}
      </div>
      {isPhone ? <PhoneTabs active={phoneArea} /> : null}
    </>
  );
}

/** A dialog or a menu takes Escape first, then the text field, which is left; then the layout. */
function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
  if (isInOwnKeys(event.target) || document.querySelector(':popover-open')) return;
  if (fieldAt(event.target)) leaveField();
  else layout.restore();
}
