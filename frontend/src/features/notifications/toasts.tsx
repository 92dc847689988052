'use client';

import { type CSSProperties, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ToasterProps } from 'sonner';
import { useAppearance } from '@/features/appearance/use-appearance';
import { useLayout } from '@/features/layout/use-layout';
import { useLayoutMode } from '@/features/layout/use-layout-mode';
import { lazyComponent } from '@/ui/lazy-boundary';
import { dismissToasts } from './dismiss-toasts';
import { TOASTS_PLACE_ID, TOASTS_WIDTH } from './toasts-place';

/** The library is loaded by `shared/toast.ts` too, so that its code is in the scripts once. */
const Toaster = lazyComponent<ToasterProps>(() => import('sonner').then(({ Toaster }) => Toaster));

/** On a phone, above the tab bar; in the assistant, above the input. */
const ABOVE_TABS = 'calc(3.75rem + env(safe-area-inset-bottom))';
const ABOVE_COMPOSER = 'calc(8.25rem + env(safe-area-inset-bottom))';

/**
 * Shows toasts, one at a time: in the header, or on a phone above the tab bar. They are dismissed when
 * another panel is opened. Screen readers read them out.
 */
export function Toasts() {
  const [{ theme }] = useAppearance();
  const isPhone = useLayoutMode() === 'phone';
  const area = useLayout(({ phone_area }) => phone_area);
  const view = useLayout(({ recent_panels }) => recent_panels[0]);
  const maximized = useLayout((state) => state.maximized);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(TOASTS_PLACE_ID) ?? document.body), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening another panel dismisses toasts.
  useEffect(() => dismissToasts, [area, view, maximized]);
  if (!place) return null;
  const bottom = area === 'chat' ? ABOVE_COMPOSER : ABOVE_TABS;
  return createPortal(
    <Toaster
      theme={theme}
      visibleToasts={1}
      position={isPhone ? 'bottom-center' : 'top-right'}
      offset={isPhone ? { bottom } : { top: -2, right: 4 }}
      mobileOffset={{ bottom, left: 8, right: 8 }}
      style={{ '--width': TOASTS_WIDTH } as CSSProperties}
      toastOptions={{
        classNames: {
          toast:
            '!rounded-md !border-edge-strong !bg-raised !text-ink !font-sans !text-xs !p-1.5 !gap-2',
          description: '!text-muted',
          // At the end of the row: in the corner, where it is by default, it covers the first letters.
          closeButton:
            '!static !order-last !size-6 !shrink-0 !transform-none !rounded-sm !border-0 !bg-transparent !text-muted touch:!size-11',
          actionButton: '!rounded-sm !bg-edge-strong !text-ink !font-sans touch:!h-11',
        },
      }}
    />,
    place,
  );
}
