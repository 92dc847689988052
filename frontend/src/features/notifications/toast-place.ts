/** An area of the window, in pixels from its upper left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where toasts appear: they grow upward from the lower edge of the box, or downward from its upper edge. */
export interface ToastPlace extends Box {
  from: 'top' | 'bottom';
}

/** What is visible of the page when a toast is about to appear. */
export interface ToastSurroundings {
  isPhone: boolean;
  /** The parts of the desk in which a toast may appear, the preferred one first. */
  areas: readonly Box[];
  /** The lower edge of the title, the tabs and the tools of the first area. */
  toolsBottom: number;
  /** What a toast must not cover: buttons that place orders, text fields. */
  obstacles: readonly Box[];
}

const GAP_PX = 8;
/** Three lines on a desk, two beside a button for a thumb on a phone. */
const HEIGHT_PX = { desk: 52, phone: 68 };
const WIDTH_SHARE = 0.21;
const WIDTH_PX = { min: 288, max: 480 };

const overlaps = (one: Box, other: Box): boolean =>
  Math.min(one.right, other.right) > Math.max(one.left, other.left) &&
  Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top);

/** Returns the places on a desk: the lower corners of each area. */
function deskPlaces(areas: readonly Box[], windowWidth: number): ToastPlace[] {
  const wanted = Math.min(WIDTH_PX.max, Math.max(WIDTH_PX.min, WIDTH_SHARE * windowWidth));
  return areas.flatMap((area) => {
    const width = Math.min(wanted, area.right - area.left - 2 * GAP_PX);
    const bottom = area.bottom - GAP_PX;
    const edges = { top: bottom - HEIGHT_PX.desk, bottom, from: 'bottom' as const };
    const [left, right] = [area.left + GAP_PX, area.right - GAP_PX];
    return [
      { ...edges, left: right - width, right },
      { ...edges, left, right: left + width },
    ];
  });
}

/** Returns the places on a phone: over the end of the area, below its tools, over its title. */
function phonePlaces(area: Box, toolsBottom: number): ToastPlace[] {
  const [left, right] = [area.left + GAP_PX, area.right - GAP_PX];
  const bottom = area.bottom - GAP_PX;
  const below = (top: number): ToastPlace => ({
    left,
    right,
    top: top + GAP_PX,
    bottom: top + GAP_PX + HEIGHT_PX.phone,
    from: 'top',
  });
  return [
    { left, right, top: bottom - HEIGHT_PX.phone, bottom, from: 'bottom' },
    below(toolsBottom),
    below(area.top),
  ];
}

/**
 * Returns where toasts appear: the first place that covers no obstacle, else the one that covers the
 * fewest.
 *
 * @param windowWidth in pixels
 */
export function chooseToastPlace(
  { isPhone, areas, toolsBottom, obstacles }: ToastSurroundings,
  windowWidth: number,
): ToastPlace | null {
  const [first] = areas;
  if (!first) return null;
  const places = isPhone ? phonePlaces(first, toolsBottom) : deskPlaces(areas, windowWidth);
  const covered = places.map((place) => obstacles.filter((box) => overlaps(place, box)).length);
  return places[covered.indexOf(Math.min(...covered))] ?? null;
}
