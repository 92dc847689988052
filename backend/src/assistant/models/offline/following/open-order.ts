import type { Order } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Corrected } from '../../../reading/following/follow-up.ts';
import { sayNumber } from '../../../reading/format-numbers.ts';
import type { ChangeCommand, Chosen } from '../../../reading/orders/order-command.ts';
import { shares } from '../answers/format.ts';
import { type Facts, positionIn } from '../facts.ts';
import type { Resolution } from './offer.ts';
import type { Subject } from './subject.ts';

const asked = (sentence: string): Resolution => ({ kind: 'asked', sentence });

const chosenBy = ({ id, ticker }: Order): Chosen => ({
  ticker,
  side: null,
  order_kind: null,
  price: null,
  is_plural: false,
  is_latest: false,
  is_pointing: false,
  ordinal: null,
  id,
});

/** Changes an order that is open. What no change can do has to be canceled and placed anew. */
export function correctOpenOrder(
  subject: Subject,
  order: Order,
  wanted: Corrected,
  facts: Facts,
): Resolution {
  const isOther =
    (wanted.ticker !== null && wanted.ticker !== order.ticker) ||
    (wanted.side !== null && wanted.side !== order.side) ||
    wanted.at_market ||
    isOtherKind(order, wanted);
  if (isOther) {
    return asked(
      `An open order keeps its ticker, its side and its kind. Say "cancel that order" first, and then the new order in full.`,
    );
  }
  const changes: ChangeCommand['change'][] = [];
  const held = positionIn(facts, order.ticker)?.quantity ?? 0;
  const sized = sizeChange(subject, order, wanted, held);
  if (typeof sized === 'string') return asked(sized);
  if (sized) changes.push(sized);
  if (wanted.price) {
    const field = wanted.price.of === 'price' ? ('price' as const) : wanted.price.of;
    changes.push({ field, to: wanted.price.price });
  }
  if (wanted.time_in_force) changes.push({ field: 'time_in_force', to: wanted.time_in_force });
  const [change, ...others] = changes;
  if (!change) return asked('It is that already.');
  if (others.length > 0)
    return asked('Say one change at a time, the price or the number of shares.');
  return {
    kind: 'commands',
    commands: [{ kind: 'change_order', chosen: chosenBy(order), change, direction: null }],
    replaces: [],
  };
}

const isOtherKind = ({ type }: Order, { price }: Corrected): boolean => {
  if (!price || price.of === 'price') return false;
  return price.of === 'limit' ? !type.includes('limit') : !type.startsWith('stop');
};

/** A number this near to the price of an order may be a new price. */
const isNear = (count: Fraction, level: number): boolean =>
  count.valueOf() >= level / 2 && count.valueOf() <= level * 2;

/** Returns the change of the quantity or the price that a size means; a question if it may be both. */
function sizeChange(
  { filled, quantity }: Subject,
  order: Order,
  { size }: Corrected,
  held: number,
): ChangeCommand['change'] | string | undefined {
  if (!size) return undefined;
  const level = order.limit_price ?? order.stop_price;
  if (size.of === 'dollars') {
    return level !== null && isNear(size.dollars, level)
      ? { field: 'price', to: size.dollars }
      : 'Say the price or the number of shares, for instance "make it 5 shares".';
  }
  const count = size.of === 'times' ? quantity.mul(size.times) : size.count;
  if (size.of === 'count' && !size.is_shares && level !== null && isNear(count, level)) {
    // More than is held cannot be sold, and a part of a share is rarely meant.
    const isPrice = (order.side === 'sell' && count.valueOf() > held) || count.d !== 1n;
    if (isPrice) return { field: 'price', to: count };
    const written = sayNumber(count);
    return `By ${written}, do you mean a price or a number of shares? Say "make it $${written}" or "make it ${written} shares".`;
  }
  if (filled && count.valueOf() <= order.filled_quantity) {
    return `${shares(order.filled_quantity)} of it are filled already: ${filled.said}.`;
  }
  return { field: 'quantity', to: count };
}
