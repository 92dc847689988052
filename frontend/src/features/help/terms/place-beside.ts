const GAP_PX = 6;
const WIDTH_PX = 280;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns where a note of fixed width stands, in viewport pixels: below an element, or above it if it is low. */
export function placeBeside(
  { left, top, bottom }: Box,
  { width, height }: Size,
): { left: number; width: number; top?: number; bottom?: number } {
  const wide = Math.min(WIDTH_PX, width - 2 * GAP_PX);
  const at = { width: wide, left: Math.max(GAP_PX, Math.min(left, width - wide - GAP_PX)) };
  return bottom > height * 0.65
    ? { ...at, bottom: height - top + GAP_PX }
    : { ...at, top: bottom + GAP_PX };
}
