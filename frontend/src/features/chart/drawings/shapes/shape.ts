import type { Place, Plane } from '../coordinates';

export type Tone = 'own' | 'up' | 'down' | 'quiet';

export interface Segment {
  from: Place;
  to: Place;
  tone?: Tone;
}

export interface Area {
  corners: readonly Place[];
  tone: Tone;
}

export interface Label {
  at: Place;
  /** Its lines. */
  lines: readonly string[];
  align: 'left' | 'center' | 'right';
  tone: Tone;
}

/** What is drawn of a drawing, in pixels of the pane. */
export interface Shape {
  segments: readonly Segment[];
  areas?: readonly Area[];
  labels?: readonly Label[];
  /** Where bells show that there are alerts. */
  bells?: readonly Place[];
}

/** Width of a character and height of a line of labels, which have figures of fixed width, in pixels. */
const CHARACTER_PX = 7;
export const LINE_PX = 15;
export const LABEL_PADDING_PX = 4;

/** Returns the rectangle that a label covers, moved into the width of the pane. */
export function boxOf({ at, lines, align }: Label, paneWidth: number) {
  const longest = Math.max(...lines.map((line) => line.length));
  const width = longest * CHARACTER_PX + 2 * LABEL_PADDING_PX;
  const height = lines.length * LINE_PX;
  const wanted = at.x - { left: 0, center: width / 2, right: width }[align];
  const isInView = wanted < paneWidth && wanted + width > 0;
  const left = isInView ? Math.max(Math.min(wanted, paneWidth - width), 0) : wanted;
  return { left, top: at.y - height / 2, width, height };
}

/** Returns the point on the line through two others that is `reach` beyond the second. */
export function beyond(from: Place, to: Place, reach: number): Place {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return to;
  const factor = (length + reach) / length;
  return { x: from.x + factor * (to.x - from.x), y: from.y + factor * (to.y - from.y) };
}

/** Returns a length in pixels that leads out of the pane from both points, wherever they are. */
export const outOf = (plane: Plane, from: Place, to: Place): number =>
  plane.width + plane.height + Math.hypot(to.x, to.y) + Math.hypot(from.x, from.y);

/** Returns the corners of a rectangle between two opposite ones. */
export const cornersOf = (from: Place, to: Place): readonly Place[] => [
  from,
  { x: to.x, y: from.y },
  to,
  { x: from.x, y: to.y },
];

/** Returns the segments around an area. */
export const edgesOf = (corners: readonly Place[]): readonly Segment[] =>
  corners.map((from, index) => ({ from, to: corners[(index + 1) % corners.length] ?? from }));

/** How far a bell is from the edge of the pane, in pixels. */
const BELL_MARGIN_PX = 14;

/** Returns where a bell shows on a line: at its second end, or where it is in view before that. */
export function bellAt({ from, to }: Segment, { width }: Plane): Place {
  if (from.x === to.x) return to;
  const x = Math.min(Math.max(to.x, BELL_MARGIN_PX), width - BELL_MARGIN_PX);
  return { x, y: from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y) };
}
