import type { TreemapTile } from './treemap';

/** Width of a character of the monospaced font, in ems. */
const CHARACTER_EM = 0.6;
const PADDING_PX = 4;
const FONT_MIN_PX = 9;
const FONT_MAX_PX = 24;
/** Length of a long percentage: shorter ones need as much room, so that none appears and disappears. */
const PERCENT_LENGTH = '+100.00%'.length;

export interface TileLabel {
  font_px: number;
  showsPercent: boolean;
  showsValue: boolean;
}

/**
 * Returns what fits into a tile: the ticker as large as possible, the profit below it if that fits, the
 * value on large tiles. Null if even the ticker does not fit legibly; then only the tooltip names it.
 */
export function labelFor(
  { width, height }: Pick<TreemapTile, 'width' | 'height'>,
  ticker: string,
  percent: string,
  value: string,
): TileLabel | null {
  const room = width - 2 * PADDING_PX;
  const font = Math.floor(
    Math.min(
      room / (CHARACTER_EM * Math.max(ticker.length, 3)),
      (height - 2 * PADDING_PX) / 1.2,
      width / 5.5,
      FONT_MAX_PX,
    ),
  );
  const size = Math.max(font, FONT_MIN_PX);
  const fits = (text: string, fontPx: number) => text.length * CHARACTER_EM * fontPx <= room;
  if (!fits(ticker, size) || height < size * 1.2 + 2) return null;
  const second = secondaryFont(size);
  return {
    font_px: size,
    showsPercent:
      fits(percent.padEnd(PERCENT_LENGTH), second) &&
      height >= size * 1.2 + second * 1.3 + 2 * PADDING_PX,
    showsValue:
      width >= 110 && fits(value, second) && height >= size * 1.2 + second * 2.7 + 2 * PADDING_PX,
  };
}

/** Returns the font size of the lines below the ticker, in pixels. */
export const secondaryFont = (tickerFont: number): number =>
  Math.max(FONT_MIN_PX, Math.min(13, Math.round(tickerFont * 0.65)));
