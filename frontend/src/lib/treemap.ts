import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';

/** One area to lay out; its value in any unit, only proportions matter. */
export interface TreemapItem<Id extends string = string> {
  id: Id;
  value: number;
}

/** Where an item landed, in whole pixels from the container's upper left corner. */
export interface TreemapTile<Id extends string = string> {
  id: Id;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Node<Id extends string> {
  item?: TreemapItem<Id>;
  children?: Node<Id>[];
}

/**
 * Squarified treemap (Bruls, Huizing, van Wijk 2000): areas proportional to
 * value, rectangles as near to square as they get, largest first from the upper
 * left. Items without a positive value have no area and are left out.
 */
export function layoutTreemap<Id extends string>(
  items: readonly TreemapItem<Id>[],
  width: number,
  height: number,
): TreemapTile<Id>[] {
  const visible = items.filter((item) => item.value > 0);
  if (visible.length === 0 || width <= 0 || height <= 0) return [];
  const root = hierarchy<Node<Id>>({ children: visible.map((item) => ({ item })) })
    .sum((node) => node.item?.value ?? 0)
    .sort(
      (a, b) =>
        (b.value ?? 0) - (a.value ?? 0) ||
        (a.data.item?.id ?? '').localeCompare(b.data.item?.id ?? ''),
    );
  const placed = treemap<Node<Id>>()
    .tile(treemapSquarify.ratio(1))
    .size([width, height])
    .round(true)(root);
  return placed.leaves().flatMap(({ data, x0, x1, y0, y1 }) =>
    data.item
      ? [
          {
            id: data.item.id,
            x: x0,
            y: y0,
            width: Math.max(0, x1 - x0),
            height: Math.max(0, y1 - y0),
          },
        ]
      : [],
  );
}
