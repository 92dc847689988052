import { DOCKS, type DockId, type PanelId } from '../panels/panel-list';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A dock, or the place where an empty one would appear. */
export interface DropTarget {
  dock: DockId;
  box: Box;
  /** The tabs of the dock, left to right; none if it shows a single panel with its own head. */
  tabs: readonly { id: PanelId; box: Box }[];
}

export interface Drop {
  dock: DockId;
  /** The panel whose place the dragged one takes; null for the end. */
  before: PanelId | null;
  /** What is marked: the whole dock, and the gap between two tabs. */
  box: Box;
  gap: Box | null;
}

/** Width or height of the strip in which an empty dock can be dropped on. */
const STRIP_PX = 72;
const GAP_PX = 3;

const isInside = ({ left, top, width, height }: Box, x: number, y: number): boolean =>
  x >= left && x < left + width && y >= top && y < top + height;

/**
 * Returns where an empty dock would appear. Empty docks of the lower area follow its last one; if all
 * are empty, only the first appears.
 *
 * @param desk the box of the desk
 * @param shown the boxes of the docks that are shown
 */
export function emptyTargets(
  desk: Box,
  shown: Readonly<Partial<Record<DockId, Box>>>,
  chart: Box,
): readonly DropTarget[] {
  const right = desk.left + desk.width;
  const bottom = desk.top + desk.height;
  const places: Partial<Record<DockId, Box>> = {
    left: { ...chart, left: desk.left, width: STRIP_PX },
    right: { ...chart, left: chart.left + chart.width - STRIP_PX, width: STRIP_PX },
    far_right: { ...desk, left: right - STRIP_PX, width: STRIP_PX },
  };
  const lower = (['lower_1', 'lower_2', 'lower_3'] as const).filter((dock) => shown[dock]);
  const last = lower.length > 0 ? shown[lower[lower.length - 1] ?? 'lower_1'] : undefined;
  const free = (['lower_1', 'lower_2', 'lower_3'] as const).find((dock) => !shown[dock]);
  if (free) {
    places[free] = last
      ? { ...last, left: last.left + last.width - STRIP_PX, width: STRIP_PX }
      : { ...desk, top: bottom - STRIP_PX, height: STRIP_PX };
  }
  return DOCKS.flatMap((dock) => {
    const box = places[dock];
    return box && !shown[dock] ? [{ dock, box, tabs: [] }] : [];
  });
}

/** Returns what a drop at a point does; null outside of all targets. Earlier targets have precedence. */
export function dropAt(targets: readonly DropTarget[], x: number, y: number): Drop | null {
  const target = targets.find(({ box }) => isInside(box, x, y));
  if (!target) return null;
  const { dock, box, tabs } = target;
  const [first] = tabs;
  if (!first || y > first.box.top + first.box.height) return { dock, before: null, box, gap: null };
  const next = tabs.find((tab) => x < tab.box.left + tab.box.width / 2);
  const end = tabs[tabs.length - 1] ?? first;
  const left = next ? next.box.left : end.box.left + end.box.width;
  return {
    dock,
    before: next?.id ?? null,
    box,
    gap: { left: left - 1, top: first.box.top, width: GAP_PX, height: first.box.height },
  };
}
