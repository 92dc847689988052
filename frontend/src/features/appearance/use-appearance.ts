'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { layoutStore } from '@/features/layout/layout-store';
import { type AppearanceState, appearanceStore } from './appearance-store';
import { applyAppearance } from './apply-appearance';

export { PALETTES, THEMES } from './appearance-store';

/** How the terminal looks, and the function that changes it. */
export const useAppearance = (): [AppearanceState, (change: Partial<AppearanceState>) => void] => [
  useStore(appearanceStore),
  (change) => appearanceStore.setState(change),
];

/** Keeps the root element dressed as chosen. One caller only. */
export function useAppliedAppearance(): void {
  useEffect(() => {
    const light = window.matchMedia('(prefers-color-scheme: light)');
    const put = () =>
      applyAppearance(document.documentElement, appearanceStore.getState(), layoutStore.getState());
    put();
    const stops = [appearanceStore.subscribe(put), layoutStore.subscribe(put)];
    light.addEventListener('change', put);
    return () => {
      for (const stop of stops) stop();
      light.removeEventListener('change', put);
    };
  }, []);
}
