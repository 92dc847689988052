'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { dress } from '@/lib/dress';
import { type AppearanceState, appearanceStore } from '@/stores/appearance';
import { layoutStore } from '@/stores/layout';

export { PALETTES, THEMES } from '@/stores/appearance';

/** How the terminal looks, and the function that changes it. */
export const useAppearance = (): [AppearanceState, (change: Partial<AppearanceState>) => void] => [
  useStore(appearanceStore),
  (change) => appearanceStore.setState(change),
];

/** Keeps the root element dressed as chosen. One caller only. */
export function useDress(): void {
  useEffect(() => {
    const light = window.matchMedia('(prefers-color-scheme: light)');
    const put = () =>
      dress(document.documentElement, appearanceStore.getState(), layoutStore.getState());
    put();
    const stops = [appearanceStore.subscribe(put), layoutStore.subscribe(put)];
    light.addEventListener('change', put);
    return () => {
      for (const stop of stops) stop();
      light.removeEventListener('change', put);
    };
  }, []);
}
