import { LINE_EXTENTS, type LineExtent, linePriceAt } from '@finally/contract';
import { LINE_WIDTHS, type LineWidth, SERIES_COLORS } from '../indicators/indicator';

/** What a person has drawn on a chart, defined by times and prices, so that it fits every interval. */

export interface Anchor {
  /** Unix seconds, may be fractional. */
  time: number;
  price: number;
}

/** How a drawing looks, and whether it can be moved. */
export interface Look {
  /** The index of a series color, from 0; null for the default color of drawings. */
  color: number | null;
  width: LineWidth;
  /** Whether it can be neither moved nor deleted by pointer or key. */
  is_locked: boolean;
}

interface Alerted {
  alert_id?: string;
}

interface Between {
  from: Anchor;
  to: Anchor;
}

/** Each kind with what defines its position. */
export interface Positions {
  /** `alert_id` is that of an alert at its price or line; left out if there is none. */
  level: { price: number } & Alerted;
  vertical: { time: number };
  trend: Between & { extent: LineExtent } & Alerted;
  /** Two parallel lines, each with its alert; the second one is `offset` dollars above the first. */
  channel: Between & { extent: LineExtent; offset: number } & Alerted & { other_alert_id?: string };
  arrow: Between;
  rectangle: Between;
  /** The retracement of a move from one price to another. */
  fibonacci: Between & { extent: LineExtent };
  measure: Between;
  text: { at: Anchor; text: string };
  /** A planned position: the entry, and where it ends with a gain or a loss. */
  long: Plan;
  short: Plan;
  brush: { points: readonly Anchor[] };
}

export interface Plan {
  entry: Anchor;
  /** Where the drawing ends at the right, in Unix seconds. */
  until: number;
  target: number;
  stop: number;
  /** Number of shares. */
  quantity: number;
}

export type DrawingKind = keyof Positions;

type Of<Kind extends DrawingKind> = { kind: Kind } & Positions[Kind];

/** The position of a new drawing; looks that are left out have their default. */
export type DrawnLine = { [Kind in DrawingKind]: Of<Kind> }[DrawingKind] & Partial<Look>;

export type DrawingOf<Kind extends DrawingKind> = { id: string } & Look & Of<Kind>;
export type Drawing = { [Kind in DrawingKind]: DrawingOf<Kind> }[DrawingKind];

/** What the next clicks draw: a ray is a trend line that extends beyond its second end. */
export type DrawingTool = DrawingKind | 'ray';

/** Maximum number of drawings per ticker; a chart with more is unreadable. */
export const DRAWINGS_MAX = 100;
export const TEXT_LENGTH_MAX = 200;
/** Maximum number of points of a brush stroke. */
export const STROKE_POINTS_MAX = 200;
export const PLAN_QUANTITY_MAX = 1_000_000;

const DEFAULT_LOOK: Look = { color: null, width: 1, is_locked: false };

/** Returns a line as a drawing, with the default look unless it has another. */
export const newDrawing = (line: DrawnLine, id: string): Drawing => ({
  ...DEFAULT_LOOK,
  ...line,
  id,
});

/**
 * Returns the points that define a drawing and that can be dragged, in a fixed order. None for lines that
 * are defined by a price or a time alone.
 */
export function pointsOf(drawing: Drawing): readonly Anchor[] {
  switch (drawing.kind) {
    case 'level':
    case 'vertical':
      return [];
    case 'text':
      return [drawing.at];
    case 'brush':
      return drawing.points;
    case 'long':
    case 'short': {
      const { entry, until, target, stop } = drawing;
      return [entry, { time: until, price: target }, { time: until, price: stop }];
    }
    case 'channel': {
      const { from, to, offset } = drawing;
      const time = (from.time + to.time) / 2;
      return [from, to, { time, price: linePriceAt(drawing, time) + offset }];
    }
    default:
      return [drawing.from, drawing.to];
  }
}

/** Returns the drawing with other points; the same drawing if they are too few. */
export function withPoints(drawing: Drawing, points: readonly Anchor[]): Drawing {
  const [first, second, third] = points;
  if (!first) return drawing;
  switch (drawing.kind) {
    case 'level':
    case 'vertical':
      return drawing;
    case 'text':
      return { ...drawing, at: first };
    case 'brush':
      return { ...drawing, points };
    case 'long':
    case 'short':
      return second && third ? { ...drawing, ...planOf(drawing, first, second, third) } : drawing;
    case 'channel': {
      if (!second || !third) return drawing;
      const line = { from: first, to: second };
      return { ...drawing, ...line, offset: third.price - linePriceAt(line, third.time) };
    }
    default:
      return second ? { ...drawing, from: first, to: second } : drawing;
  }
}

/** Returns a plan with other points; the one of both right corners that was moved gives its end. */
function planOf(before: Plan, entry: Anchor, target: Anchor, stop: Anchor) {
  const until = target.time === before.until ? stop.time : target.time;
  return { entry, until, target: target.price, stop: stop.price };
}

/** Returns the drawing moved in time and price. */
export function moved(drawing: Drawing, seconds: number, dollars: number): Drawing {
  if (drawing.kind === 'level') return { ...drawing, price: drawing.price + dollars };
  if (drawing.kind === 'vertical') return { ...drawing, time: drawing.time + seconds };
  const shift = ({ time, price }: Anchor) => ({ time: time + seconds, price: price + dollars });
  return withPoints(drawing, pointsOf(drawing).map(shift));
}

/** Returns the lowest price among the points that define the drawing; null if it has no price. */
export function lowestPrice(drawing: Drawing): number | null {
  if (drawing.kind === 'level') return drawing.price;
  const prices = pointsOf(drawing).map(({ price }) => price);
  return prices.length > 0 ? Math.min(...prices) : null;
}

/** Returns whether a drawing is where prices are: above 0. */
export const isOnChart = (drawing: Drawing): boolean => (lowestPrice(drawing) ?? 1) > 0;

const isPrice = (value: unknown): value is number => Number.isFinite(value) && Number(value) > 0;

const isAnchor = (value: unknown): value is Anchor => {
  const { time, price } = (value ?? {}) as Partial<Anchor>;
  return Number.isFinite(time) && isPrice(price);
};

const isColor = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < SERIES_COLORS;

type Stored = Record<string, unknown>;

/** Returns the ids of a stored drawing's alerts. */
function readAlertIds({ alert_id, other_alert_id }: Stored) {
  return {
    ...(typeof alert_id === 'string' && { alert_id }),
    ...(typeof other_alert_id === 'string' && { other_alert_id }),
  };
}

/** Returns the position of a stored drawing; null if it is invalid. */
function readPosition(stored: Stored): DrawnLine | null {
  const { kind, price, time, from, to, at, entry } = stored;
  const extent = LINE_EXTENTS.find((one) => one === stored['extent']) ?? 'segment';
  switch (kind) {
    case 'level':
      return isPrice(price) ? { kind, price, ...readAlertIds(stored) } : null;
    case 'vertical':
      return Number.isFinite(time) ? { kind, time: Number(time) } : null;
    case 'trend':
      if (!isAnchor(from) || !isAnchor(to)) return null;
      return { kind, from, to, extent, ...readAlertIds(stored) };
    case 'fibonacci':
      return isAnchor(from) && isAnchor(to) ? { kind, from, to, extent } : null;
    case 'arrow':
    case 'rectangle':
    case 'measure':
      return isAnchor(from) && isAnchor(to) ? { kind, from, to } : null;
    case 'channel': {
      const { offset } = stored;
      if (!isAnchor(from) || !isAnchor(to) || !Number.isFinite(offset)) return null;
      return { kind, from, to, extent, offset: Number(offset), ...readAlertIds(stored) };
    }
    case 'text': {
      const { text } = stored;
      if (!isAnchor(at) || typeof text !== 'string' || text.trim() === '') return null;
      return { kind, at, text: text.slice(0, TEXT_LENGTH_MAX) };
    }
    case 'long':
    case 'short': {
      const { until, target, stop, quantity } = stored;
      if (!isAnchor(entry) || !Number.isFinite(until) || !isPrice(target) || !isPrice(stop)) {
        return null;
      }
      if (!(Number(quantity) > 0 && Number(quantity) <= PLAN_QUANTITY_MAX)) return null;
      return { kind, entry, until: Number(until), target, stop, quantity: Number(quantity) };
    }
    case 'brush': {
      const { points } = stored;
      if (!Array.isArray(points) || points.length < 2 || !points.every(isAnchor)) return null;
      return { kind, points: points.slice(0, STROKE_POINTS_MAX) };
    }
    default:
      return null;
  }
}

/** Returns a stored drawing, also from versions with fewer looks; null if it is invalid. */
export function readDrawing(value: unknown): Drawing | null {
  const stored = (value ?? {}) as Stored;
  const { id, color, width } = stored;
  const position = typeof id === 'string' ? readPosition(stored) : null;
  if (!position || typeof id !== 'string') return null;
  const look: Look = {
    color: isColor(color) ? color : null,
    width: LINE_WIDTHS.find((one) => one === width) ?? 1,
    is_locked: stored['is_locked'] === true,
  };
  return { ...position, ...look, id };
}
