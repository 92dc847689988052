import { type Answer, invalid } from '../wire/faults.ts';
import type { OrderBody } from './order-body.ts';
import { readAll, readPositive, readPrice } from './order-prices.ts';

const SIDES = ['buy', 'sell'] as const;
const TYPES = ['market', 'limit', 'stop', 'stop_limit', 'trailing_stop'] as const;
const TIMES = ['day', 'gtc', 'opg', 'cls', 'ioc', 'fok'] as const;
const CLASSES = ['simple', 'bracket', 'oco', 'oto'] as const;

/** The terms of an order, read but not yet judged. */
export type Terms = NonNullable<
  ReturnType<typeof readTerms> extends Answer<infer Value> ? Value : never
>;

/** Reads one of a set of words. */
function readWord<Word extends string>(
  name: string,
  sent: string | null | undefined,
  words: readonly Word[],
): Answer<Word> {
  if (!sent) return invalid(`${name} is required`);
  const word = words.find((one) => one === sent.toLowerCase());
  return word === undefined
    ? invalid(`invalid ${name}: ${sent.slice(0, 40)}`)
    : { ok: true, value: word };
}

/** Reads the words and amounts of a new order, each by itself. */
export function readTerms(body: OrderBody) {
  const side = readWord('side', body.side, SIDES);
  if (!side.ok) return side;
  const type = readWord('type', body.type, TYPES);
  if (!type.ok) return type;
  const time_in_force = readWord('time_in_force', body.time_in_force, TIMES);
  if (!time_in_force.ok) return time_in_force;
  const order_class = readWord('order_class', body.order_class || 'simple', CLASSES);
  if (!order_class.ok) return order_class;
  const { take_profit, stop_loss } = body;
  const amounts = readAll({
    qty: readPositive('qty', body.qty),
    notional: readPositive('notional', body.notional),
    limit_price: readPrice('limit_price', body.limit_price),
    stop_price: readPrice('stop_price', body.stop_price),
    trail_price: readPositive('trail_price', body.trail_price),
    trail_percent: readPositive('trail_percent', body.trail_percent),
    profit_limit: readPrice('take_profit.limit_price', take_profit?.limit_price),
    loss_stop: readPrice('stop_loss.stop_price', stop_loss?.stop_price),
    loss_limit: readPrice('stop_loss.limit_price', stop_loss?.limit_price),
    loss_trail_price: readPositive('stop_loss.trail_price', stop_loss?.trail_price),
    loss_trail_percent: readPositive('stop_loss.trail_percent', stop_loss?.trail_percent),
  });
  if (!amounts.ok) return amounts;
  const { qty, notional } = amounts.value;
  if (qty === undefined && notional === undefined) return invalid('qty or notional is required');
  if (qty !== undefined && notional !== undefined) {
    return invalid('only one of qty or notional is accepted');
  }
  return {
    ok: true as const,
    value: {
      side: side.value,
      type: type.value,
      time_in_force: time_in_force.value,
      order_class: order_class.value,
      extended_hours: body.extended_hours === true,
      ...amounts.value,
    },
  };
}
