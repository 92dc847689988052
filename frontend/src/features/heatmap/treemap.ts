import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';

/** One area to lay out; its value may have any unit. */
export interface TreemapItem<Id extends string = string> {
  id: Id;
  value: number;
  /** Areas of the same group are laid out together under its name; ungrouped if omitted. */
  group?: string;
}

/** The position of an area, in whole pixels from the container's upper left corner. */
export interface TreemapTile<Id extends string = string> {
  id: Id;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Treemap<Id extends string = string> {
  tiles: TreemapTile<Id>[];
  /** The positions of the groups' names; a group that is too small has none. */
  labels: TreemapTile[];
}

/** Height of a group's name. */
const LABEL_PX = 14;
/** Smaller groups have no name, which would take the room of their tiles. */
const LABELED_MIN = { width: 44, height: 40 };

interface Node<Id extends string> {
  item?: TreemapItem<Id>;
  group?: string;
  children?: Node<Id>[];
}

/**
 * Lays out a squarified treemap (Bruls, Huizing, van Wijk 2000): areas are proportional to value,
 * rectangles as square as possible, largest first from the upper left. Items without a positive value
 * are left out.
 */
export function layoutTreemap<Id extends string>(
  items: readonly TreemapItem<Id>[],
  width: number,
  height: number,
): Treemap<Id> {
  const visible = items.filter((item) => item.value > 0);
  if (visible.length === 0 || width <= 0 || height <= 0) return { tiles: [], labels: [] };
  const root = hierarchy<Node<Id>>({ children: grouped(visible) })
    .sum((node) => node.item?.value ?? 0)
    .sort(
      (a, b) => (b.value ?? 0) - (a.value ?? 0) || nameOf(a.data).localeCompare(nameOf(b.data)),
    );
  const placed = treemap<Node<Id>>()
    .tile(treemapSquarify.ratio(1))
    .size([width, height])
    .paddingTop((node) => (isLabeled(node.data, node) ? LABEL_PX : 0))
    .round(true)(root);
  return {
    tiles: placed
      .leaves()
      .flatMap((node) => (node.data.item ? [toTile(node.data.item.id, node)] : [])),
    labels: (placed.children ?? []).flatMap((node) =>
      node.data.group !== undefined && isLabeled(node.data, node)
        ? [{ ...toTile(node.data.group, node), height: LABEL_PX }]
        : [],
    ),
  };
}

function grouped<Id extends string>(items: readonly TreemapItem<Id>[]): Node<Id>[] {
  const nodes: Node<Id>[] = [];
  const groups = new Map<string, Node<Id>[]>();
  for (const item of items) {
    if (item.group === undefined) {
      nodes.push({ item });
      continue;
    }
    const members = groups.get(item.group);
    if (members) members.push({ item });
    else groups.set(item.group, [{ item }]);
  }
  return [...nodes, ...[...groups].map(([group, children]) => ({ group, children }))];
}

const nameOf = <Id extends string>({ item, group }: Node<Id>): string => item?.id ?? group ?? '';

interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const isLabeled = <Id extends string>({ group }: Node<Id>, { x0, x1, y0, y1 }: Box): boolean =>
  group !== undefined && x1 - x0 >= LABELED_MIN.width && y1 - y0 >= LABELED_MIN.height;

const toTile = <Id extends string>(id: Id, { x0, x1, y0, y1 }: Box): TreemapTile<Id> => ({
  id,
  x: x0,
  y: y0,
  width: Math.max(0, x1 - x0),
  height: Math.max(0, y1 - y0),
});
