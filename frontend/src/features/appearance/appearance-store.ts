import { DENSITIES, type Density } from '@finally/contract';
import { createStore } from 'zustand/vanilla';
import { oneOf, remember, validFields } from '@/shared/remembered/remembered-store';

export const THEMES = ['dark', 'light', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** `color-blind` shows gains and losses in blue and orange instead of green and red. */
export const PALETTES = ['classic', 'color-blind'] as const;
export type Palette = (typeof PALETTES)[number];

export interface AppearanceState {
  theme: Theme;
  palette: Palette;
  density: Density;
}

const CHECKS = { theme: oneOf(THEMES), palette: oneOf(PALETTES), density: oneOf(DENSITIES) };

/** Returns the stored value with the palette in today's spelling; it used to be `colour-blind`. */
function renamed(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('palette' in stored)) return stored;
  return stored.palette === 'colour-blind' ? { ...stored, palette: 'color-blind' } : stored;
}

/** The appearance of the terminal, as this browser remembers it. */
export const appearanceStore = createStore<AppearanceState>(() => ({
  theme: 'dark',
  palette: 'classic',
  density: 'normal',
}));
remember(appearanceStore, {
  name: 'finally.appearance',
  version: 1,
  fields: ['theme', 'palette', 'density'],
  read: (stored) => validFields(renamed(stored), CHECKS),
});
