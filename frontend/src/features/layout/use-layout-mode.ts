'use client';

import { useSyncExternalStore } from 'react';

/** The narrowest window of each arrangement, as in desk.css; below the first it is a phone. */
const WIDTH_MIN_PX = { tablet: 768, wide: 1180, ultra: 2200 } as const;

/** `unknown` in the exported page, which does not know the window it will be opened in. */
export type LayoutMode = 'unknown' | 'phone' | keyof typeof WIDTH_MIN_PX;

const queryOf = (mode: keyof typeof WIDTH_MIN_PX) => `(min-width: ${WIDTH_MIN_PX[mode]}px)`;
const MODES = ['ultra', 'wide', 'tablet'] as const;

function subscribe(onChange: () => void): () => void {
  const queries = MODES.map((mode) => window.matchMedia(queryOf(mode)));
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

const current = (): LayoutMode =>
  MODES.find((mode) => window.matchMedia(queryOf(mode)).matches) ?? 'phone';

/** Which arrangement of the desk the window has room for. */
export const useLayoutMode = (): LayoutMode =>
  useSyncExternalStore<LayoutMode>(subscribe, current, () => 'unknown');
