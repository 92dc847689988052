import { formatLast } from '@/shared/format/format';
import type { Place, Plane } from '../coordinates';
import type { Anchor, DrawingOf } from '../drawings';
import { measured, planFigures } from '../figures';
import { cornersOf, edgesOf, type Label, type Segment, type Shape, type Tone } from './shape';

/** The shares of a move to which prices return (Fibonacci's ratios, and a half). */
const RATIOS = [0, 0.236, 0.382, 0.5, 0.618, 0.786, 1] as const;

const endsOf = (
  { from, to }: { from: Anchor; to: Anchor },
  plane: Plane,
): { from: Place; to: Place } | null => {
  const [first, second] = [plane.place(from), plane.place(to)];
  return first && second ? { from: first, to: second } : null;
};

export function rectangleShape(rectangle: DrawingOf<'rectangle'>, plane: Plane): Shape | null {
  const ends = endsOf(rectangle, plane);
  if (!ends) return null;
  const corners = cornersOf(ends.from, ends.to);
  return { segments: edgesOf(corners), areas: [{ corners, tone: 'own' }] };
}

export function fibonacciShape(drawing: DrawingOf<'fibonacci'>, plane: Plane): Shape | null {
  const ends = endsOf(drawing, plane);
  if (!ends) return null;
  const { from, to, extent } = drawing;
  const left = extent === 'line' ? 0 : Math.min(ends.from.x, ends.to.x);
  const right = extent === 'segment' ? Math.max(ends.from.x, ends.to.x) : plane.width;
  const segments: Segment[] = [{ ...ends, tone: 'quiet' }];
  const labels: Label[] = [];
  for (const ratio of RATIOS) {
    const price = to.price + ratio * (from.price - to.price);
    const y = plane.yOf(price);
    if (y === null) continue;
    segments.push({ from: { x: left, y }, to: { x: right, y } });
    labels.push({
      at: { x: left, y: y - 8 },
      lines: [`${ratio}  ${formatLast(price)}`],
      align: 'left',
      tone: 'own',
    });
  }
  return { segments, labels };
}

export function measureShape(measure: DrawingOf<'measure'>, plane: Plane): Shape | null {
  const ends = endsOf(measure, plane);
  if (!ends) return null;
  const tone: Tone = measure.to.price >= measure.from.price ? 'up' : 'down';
  const corners = cornersOf(ends.from, ends.to);
  const isUp = ends.to.y <= ends.from.y;
  return {
    segments: edgesOf(corners).map((edge) => ({ ...edge, tone })),
    areas: [{ corners, tone }],
    labels: [
      {
        at: { x: (ends.from.x + ends.to.x) / 2, y: ends.to.y + (isUp ? -20 : 20) },
        lines: measured(measure, plane.barsBetween(measure.from.time, measure.to.time)),
        align: 'center',
        tone,
      },
    ],
  };
}

export function planShape(
  plan: DrawingOf<'long'> | DrawingOf<'short'>,
  plane: Plane,
): Shape | null {
  const { entry, until, target, stop } = plan;
  const from = plane.place(entry);
  const gain = plane.place({ time: until, price: target });
  const loss = plane.place({ time: until, price: stop });
  if (!from || !gain || !loss) return null;
  const middle = (from.x + gain.x) / 2;
  const figures = planFigures(plan);
  const outside = (place: Place) => place.y + (place.y < from.y ? -9 : 9);
  const parts = [
    { end: gain, tone: 'up', text: figures.target },
    { end: loss, tone: 'down', text: figures.stop },
  ] as const;
  return {
    segments: [
      ...parts.flatMap(({ end, tone }) =>
        edgesOf(cornersOf(from, end)).map((edge) => ({ ...edge, tone })),
      ),
      { from, to: { x: gain.x, y: from.y }, tone: 'own' },
    ],
    areas: parts.map(({ end, tone }) => ({ corners: cornersOf(from, end), tone })),
    labels: [
      ...parts.map(({ end, tone, text }) => ({
        at: { x: middle, y: outside(end) },
        lines: [text],
        align: 'center' as const,
        tone,
      })),
      { at: { x: middle, y: from.y }, lines: [figures.entry], align: 'center', tone: 'own' },
    ],
  };
}
