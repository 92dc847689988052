'use client';

import { useSyncExternalStore } from 'react';

/** From this width on the panels share the window and are resizable; below, they stack and scroll. */
const WIDE = '(min-width: 1180px) and (min-height: 600px)';

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(WIDE);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/** `unknown` in the exported page, which does not know the window it will be opened in. */
export type LayoutMode = 'unknown' | 'wide' | 'stacked';

export const useLayoutMode = (): LayoutMode =>
  useSyncExternalStore<LayoutMode>(
    subscribe,
    () => (window.matchMedia(WIDE).matches ? 'wide' : 'stacked'),
    () => 'unknown',
  );
