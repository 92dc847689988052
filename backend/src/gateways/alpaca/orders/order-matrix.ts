import { fault, invalid } from '../wire/faults.ts';
import type { Terms } from './order-terms.ts';

type Refused = ReturnType<typeof fault> | undefined;

const refused = (message: string): NonNullable<Refused> => fault(422, message);

/** The least that an order may be worth in dollars. */
const NOTIONAL_MIN = 1;

/**
 * Refuses an order that would do something else to the position than its sender says. A purchase opens
 * or adds, and a sale closes, because there are no short positions.
 */
export function checkIntent(side: 'buy' | 'sell', specified: string | null | undefined): Refused {
  const inferred = side === 'buy' ? 'buy_to_open' : 'sell_to_close';
  if (!specified || specified.toLowerCase() === inferred) return undefined;
  return refused(
    `position intent mismatch, inferred: ${inferred}, specified: ${specified.slice(0, 40)}`,
  );
}

/** Refuses prices that do not belong to the type of an order. */
export function checkType(terms: Terms): Refused {
  const { type, limit_price, stop_price, trail_price, trail_percent, order_class } = terms;
  const trails = [trail_price, trail_percent].filter((trail) => trail !== undefined).length;
  if (type === 'trailing_stop') {
    if (trails === 1) return undefined;
    return invalid('trailing stop orders must specify one of trail_percent or trail_price');
  }
  if (trails > 0) return refused('only trailing stop orders may have a trail');
  if (order_class === 'oco') return undefined;
  switch (type) {
    case 'market':
      if (limit_price === undefined && stop_price === undefined) return undefined;
      return refused('market orders require no stop or limit price');
    case 'limit':
      if (limit_price === undefined) return refused('limit orders require a limit price');
      return stop_price === undefined ? undefined : refused('limit orders require no stop price');
    case 'stop':
      if (stop_price === undefined) return refused('stop orders require a stop price');
      return limit_price === undefined ? undefined : refused('stop orders require no limit price');
    case 'stop_limit':
      if (limit_price !== undefined && stop_price !== undefined) return undefined;
      return refused('stop limit orders require both stop and limit price');
  }
}

/** Refuses groups that lack a part, or have an entry that cannot lead one. */
export function checkClass(terms: Terms): Refused {
  const { order_class, type, side, time_in_force, profit_limit, limit_price } = terms;
  if (order_class === 'simple') return undefined;
  const has_loss =
    terms.loss_stop !== undefined ||
    terms.loss_trail_price !== undefined ||
    terms.loss_trail_percent !== undefined;
  const has_profit = profit_limit !== undefined;
  if (order_class === 'bracket') {
    if (!has_profit) return invalid('bracket orders require take_profit.limit_price');
    if (!has_loss) return invalid('bracket orders require stop_loss.stop_price');
  }
  if (order_class === 'oto' && has_profit === has_loss) {
    return invalid('oto orders require one of take_profit.limit_price and stop_loss.stop_price');
  }
  if (order_class === 'oco') {
    if (type !== 'limit') return invalid('oco orders must be limit orders');
    if (!has_profit && limit_price === undefined) {
      return invalid('oco orders require take_profit.limit_price');
    }
    if (!has_loss) return invalid('oco orders require stop_loss.stop_price');
    if (side === 'buy') return refused('oco orders must be exit orders');
  } else {
    if (type !== 'market' && type !== 'limit') {
      return invalid(`${order_class} orders must be market or limit orders`);
    }
    if (side === 'sell') return refused(`${order_class} orders must be entry orders`);
  }
  if (time_in_force !== 'day' && time_in_force !== 'gtc') {
    return refused(`${order_class} orders must be DAY or GTC orders`);
  }
  return undefined;
}

/** Refuses parts of shares, and sums of dollars, where only whole shares are taken. */
export function checkFraction(terms: Terms): Refused {
  const { qty, notional, type, time_in_force, order_class } = terms;
  const is_fraction = notional !== undefined || !Number.isInteger(qty);
  if (!is_fraction) return undefined;
  if (order_class !== 'simple') return refused('fractional orders must be simple orders');
  if (type === 'trailing_stop') {
    return refused('fractional orders must be market, limit, stop, or stop_limit orders');
  }
  if (time_in_force !== 'day') return refused('fractional orders must be DAY orders');
  if (notional !== undefined && notional < NOTIONAL_MIN) {
    return fault(403, 'cost basis must be >= minimal amount of order 1');
  }
  return undefined;
}

/** Refuses times in force that do not belong to the type. */
export function checkTimes({ type, time_in_force, extended_hours }: Terms): Refused {
  const is_resting = time_in_force === 'day' || time_in_force === 'gtc';
  if (extended_hours && (type !== 'limit' || !is_resting)) {
    return refused('extended hours order must be DAY limit orders');
  }
  if (!is_resting && type !== 'market' && type !== 'limit') {
    return refused(`${type} orders must be DAY or GTC orders`);
  }
  return undefined;
}
