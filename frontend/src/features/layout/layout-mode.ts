/** The minimum window width of each layout, as in desk.css; a narrower window is a phone. */
const WIDTH_MIN_PX = { tablet: 768, wide: 1180, ultra: 2200 } as const;

/** `unknown` in the exported page, which is rendered before there is a window. */
export type LayoutMode = 'unknown' | 'phone' | keyof typeof WIDTH_MIN_PX;

const queryOf = (mode: keyof typeof WIDTH_MIN_PX) => `(min-width: ${WIDTH_MIN_PX[mode]}px)`;
const MODES = ['ultra', 'wide', 'tablet'] as const;

export const LAYOUT_QUERIES = MODES.map(queryOf);

/** Returns the layout of the desk that fits the window. */
export const layoutMode = (): LayoutMode =>
  MODES.find((mode) => window.matchMedia(queryOf(mode)).matches) ?? 'phone';
