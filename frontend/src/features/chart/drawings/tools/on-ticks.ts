import { snapToTick } from '@/features/orders/terms/tick';
import type { Anchor, DrawnLine, Plan } from '../drawings';

const at = ({ time, price }: Anchor): Anchor => ({ time, price: snapToTick(price) });

const plan = ({ entry, target, stop }: Plan) => ({
  entry: at(entry),
  target: snapToTick(target),
  stop: snapToTick(stop),
});

/**
 * Returns a line with its prices on ticks, so that an alert or an order on it has a price that exists. Strokes
 * and texts stay where they were drawn; the width of a channel is a distance and no price.
 */
export function onTicks<Line extends DrawnLine>(line: Line): Line {
  switch (line.kind) {
    case 'vertical':
    case 'text':
    case 'brush':
      return line;
    case 'level':
      return { ...line, price: snapToTick(line.price) };
    case 'long':
    case 'short':
      return { ...line, ...plan(line) };
    default:
      return { ...line, from: at(line.from), to: at(line.to) };
  }
}
