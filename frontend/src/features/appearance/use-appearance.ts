'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { layoutStore } from '@/features/layout/layout-store';
import { subscribeToMedia } from '@/shared/browser/media-query';
import { type AppearanceState, appearanceStore } from './appearance-store';
import { applyAppearance } from './apply-appearance';

export { DENSITIES } from '@finally/contract';
export { PALETTES, THEMES } from './appearance-store';

/** Returns how the terminal looks, and the function that changes it. */
export const useAppearance = (): [AppearanceState, (change: Partial<AppearanceState>) => void] => [
  useStore(appearanceStore),
  (change) => appearanceStore.setState(change),
];

/** Keeps the attributes of the root element in accordance with appearance and layout. One caller only. */
export function useAppliedAppearance(): void {
  useEffect(() => {
    const apply = () =>
      applyAppearance(document.documentElement, appearanceStore.getState(), layoutStore.getState());
    apply();
    const stops = [
      appearanceStore.subscribe(apply),
      layoutStore.subscribe(apply),
      subscribeToMedia(['(prefers-color-scheme: light)', '(min-width: 768px)'], apply),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}
