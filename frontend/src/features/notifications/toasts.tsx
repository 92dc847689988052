'use client';

import { type CSSProperties, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ToasterProps } from 'sonner';
import { useAppearance } from '@/features/appearance/use-appearance';
import { useLayout } from '@/features/layout/use-layout';
import { useLayoutMode } from '@/features/layout/use-layout-mode';
import { beforeToasts } from '@/shared/toast';
import { lazyComponent } from '@/ui/lazy-boundary';
import { dismissToasts } from './dismiss-toasts';
import { watchToastPresses } from './toast-presses';
import { useToastPlace } from './use-toast-place';

/** The library is loaded by `shared/toast.ts` too, so that its code is in the scripts once. */
const Toaster = lazyComponent<ToasterProps>(() => import('sonner').then(({ Toaster }) => Toaster));

/** The place before the first toast, which is not seen. */
const NOWHERE = { left: 0, top: 0, right: 288, bottom: 0, from: 'top' } as const;

/**
 * Shows toasts, one at a time, where they cover no control that places orders: on a desk in a corner of
 * the lower area. They are dismissed when another panel is opened. Screen readers read them out.
 */
export function Toasts() {
  const [{ theme }] = useAppearance();
  const isPhone = useLayoutMode() === 'phone';
  const area = useLayout(({ phone_area }) => phone_area);
  const view = useLayout(({ recent_panels }) => recent_panels[0]);
  const maximized = useLayout((state) => state.maximized);
  const place = useToastPlace(isPhone);
  const [body, setBody] = useState<HTMLElement | null>(null);
  useEffect(() => setBody(document.body), []);
  useEffect(() => {
    const presses = watchToastPresses();
    const stop = beforeToasts(presses.appeared);
    return () => {
      stop();
      presses.stop();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening another panel dismisses toasts.
  useEffect(() => dismissToasts, [area, view, maximized]);
  if (!body) return null;
  const { left, top, right, bottom, from } = place ?? NOWHERE;
  const offset = {
    right: document.documentElement.clientWidth - right,
    left,
    ...(from === 'top' ? { top } : { bottom: window.innerHeight - bottom }),
  };
  return createPortal(
    <Toaster
      theme={theme}
      visibleToasts={1}
      position={`${from}-right`}
      offset={offset}
      mobileOffset={offset}
      style={{ '--width': `${right - left}px` } as CSSProperties}
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
    body,
  );
}
