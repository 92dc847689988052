import { createRememberedStore, oneOf } from '@/shared/remembered/remembered-store';

export const THEMES = ['dark', 'light', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** `color-blind` shows gains and losses in blue and orange instead of green and red. */
export const PALETTES = ['classic', 'color-blind'] as const;
export type Palette = (typeof PALETTES)[number];

export interface AppearanceState {
  theme: Theme;
  palette: Palette;
}

/** The appearance of the terminal, as this browser remembers it. */
export const appearanceStore = createRememberedStore<AppearanceState>(
  'appearance',
  1,
  { theme: 'dark', palette: 'classic' },
  { theme: oneOf(THEMES), palette: oneOf(PALETTES) },
);
