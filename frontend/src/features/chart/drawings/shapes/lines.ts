import type { LineExtent } from '@finally/contract';
import { formatPrice } from '@/shared/format/format';
import { formatInstant } from '../../price-chart/local-time';
import type { Place, Plane } from '../coordinates';
import type { DrawingOf } from '../drawings';
import { bellAt, beyond, outOf, type Segment, type Shape } from './shape';

const HEAD_PX = 11;
const HEAD_ANGLE = Math.PI / 7;

/** Returns the segment between two points with its extent. */
function extended(from: Place, to: Place, extent: LineExtent, plane: Plane): Segment {
  const reach = outOf(plane, from, to);
  return {
    from: extent === 'line' ? beyond(to, from, reach) : from,
    to: extent === 'segment' ? to : beyond(from, to, reach),
  };
}

export function levelShape({ price, alert_id }: DrawingOf<'level'>, plane: Plane): Shape | null {
  const y = plane.yOf(price);
  if (y === null) return null;
  const { width } = plane;
  const label = {
    at: { x: width - 2, y: y - 9 },
    lines: [`${alert_id === undefined ? '' : 'Alert '}${formatPrice(price)}`],
    align: 'right',
    tone: 'own',
  } as const;
  return { segments: [{ from: { x: 0, y }, to: { x: width, y } }], labels: [label] };
}

export function verticalShape({ time }: DrawingOf<'vertical'>, plane: Plane): Shape | null {
  const x = plane.xOf(time);
  if (x === null) return null;
  const { height } = plane;
  const label = {
    at: { x: x + 3, y: height - 12 },
    lines: [formatInstant(time as never)],
    align: 'left',
    tone: 'own',
  } as const;
  return { segments: [{ from: { x, y: 0 }, to: { x, y: height } }], labels: [label] };
}

export function trendShape(line: DrawingOf<'trend'>, plane: Plane): Shape | null {
  const from = plane.place(line.from);
  const to = plane.place(line.to);
  if (!from || !to) return null;
  const segment = extended(from, to, line.extent, plane);
  return {
    segments: [segment],
    bells: line.alert_id === undefined ? [] : [bellAt(segment, plane)],
  };
}

export function channelShape(channel: DrawingOf<'channel'>, plane: Plane): Shape | null {
  const { offset, extent } = channel;
  const raised = ({ time, price }: { time: number; price: number }) =>
    plane.place({ time, price: price + offset });
  const [from, to] = [plane.place(channel.from), plane.place(channel.to)];
  const [otherFrom, otherTo] = [raised(channel.from), raised(channel.to)];
  if (!from || !to || !otherFrom || !otherTo) return null;
  const own = extended(from, to, extent, plane);
  const other = extended(otherFrom, otherTo, extent, plane);
  return {
    segments: [own, other],
    areas: [{ corners: [own.from, own.to, other.to, other.from], tone: 'own' }],
    bells: [
      ...(channel.alert_id === undefined ? [] : [bellAt(own, plane)]),
      ...(channel.other_alert_id === undefined ? [] : [bellAt(other, plane)]),
    ],
  };
}

export function arrowShape(arrow: DrawingOf<'arrow'>, plane: Plane): Shape | null {
  const [from, to] = [plane.place(arrow.from), plane.place(arrow.to)];
  if (!from || !to) return null;
  const back = Math.atan2(from.y - to.y, from.x - to.x);
  const barb = (angle: number) => ({
    from: to,
    to: { x: to.x + HEAD_PX * Math.cos(angle), y: to.y + HEAD_PX * Math.sin(angle) },
  });
  return { segments: [{ from, to }, barb(back - HEAD_ANGLE), barb(back + HEAD_ANGLE)] };
}

export function brushShape({ points }: DrawingOf<'brush'>, plane: Plane): Shape {
  const places = points.map(plane.place).filter((place) => place !== null);
  return {
    segments: places.slice(1).map((to, index) => ({ from: places[index] ?? to, to })),
  };
}
