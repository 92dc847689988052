import type { Downtime, Order, OrderType } from '@finally/contract';
import type { Outcome } from '../../../../kernel/result.ts';
import { describeOrder } from '../../../actions/orders/order-sentences.ts';
import { newestDowntimes } from '../../../prompt/downtimes.ts';
import { sayChosen } from '../../../reading/orders/format-orders.ts';
import type { Chosen, ChosenKind } from '../../../reading/orders/order-command.ts';
import { price as formatPrice, list } from '../answers/format.ts';
import type { Facts } from '../facts.ts';

const TRAILING: readonly OrderType[] = ['trailing_stop', 'trailing_stop_limit'];
const STOPS: readonly OrderType[] = ['stop', 'stop_limit', ...TRAILING];

export const isOfKind = (order: Order, kind: ChosenKind): boolean => {
  switch (kind) {
    case 'limit':
      return order.type === 'limit';
    case 'stop':
      return STOPS.includes(order.type);
    case 'trailing_stop':
      return TRAILING.includes(order.type);
    case 'take_profit':
      return order.role === 'take_profit' || (order.type === 'limit' && order.side === 'sell');
  }
};

const isAt = ({ limit_price, stop_price }: Order, price: number): boolean =>
  limit_price === price || stop_price === price;

/** Returns the open orders that a choice describes, newest first. */
export const matching = (orders: readonly Order[], chosen: Chosen): readonly Order[] =>
  orders.filter(
    (order) =>
      (chosen.id === null || order.id === chosen.id) &&
      (chosen.ticker === null || order.ticker === chosen.ticker) &&
      (chosen.side === null || order.side === chosen.side) &&
      (chosen.price === null || isAt(order, chosen.price.valueOf())) &&
      (chosen.order_kind === null || isOfKind(order, chosen.order_kind)),
  );

/**
 * Returns the one open order that is meant, or a question that lists those that may be.
 *
 * @param orders those that match
 */
export function theOneOf(
  orders: readonly Order[],
  chosen: Chosen,
  facts: Pick<Facts, 'latest_fills' | 'portfolio'>,
): Outcome<Order, string> {
  const heads = headsOfGroups(orders);
  const [first, ...others] = heads;
  if (!first) return { ok: false, error: noneOpen(chosen) };
  if (chosen.id !== null) return { ok: true, value: first };
  if (chosen.ordinal !== null && (others.length > 0 || chosen.ordinal > 1)) {
    return { ok: false, error: whichOf(heads) };
  }
  if (chosen.is_latest || others.length === 0) {
    return mayMeanAFill(first, chosen, facts)
      ? { ok: false, error: onlyOpen(first) }
      : { ok: true, value: first };
  }
  return { ok: false, error: whichOf(heads) };
}

/** Lists the orders that may be meant. */
function whichOf(heads: readonly Order[]): string {
  const listed = list(heads.map((order) => describeState(order)));
  const may = heads.length === 1 ? '1 open order may be' : `${heads.length} open orders may be`;
  return `${may} meant:\n\n${listed}\n\nSay which, for instance ${offersFor(heads)}.`;
}

/** Returns answers that choose one of several orders, quoted: `"the one at $200.00"`. */
function offersFor(orders: readonly Order[]): string {
  const offers = orders.flatMap((order) => {
    const price = order.limit_price ?? order.stop_price;
    const phrases = [
      price === null ? '' : `the one at ${formatPrice(price)}`,
      `the ${order.ticker} one`,
      `the ${order.side} order`,
    ];
    const isOnly = (offer: string, index: number): boolean =>
      offer !== '' &&
      orders.filter((other) =>
        index === 0
          ? isAt(other, price ?? 0)
          : index === 1
            ? other.ticker === order.ticker
            : other.side === order.side,
      ).length === 1;
    return phrases.filter(isOnly).slice(0, 1);
  });
  const [first = 'the newest one'] = offers;
  return `"${first}"`;
}

/** How long after a fill "the order" may mean the order that was filled. */
const FILL_REMEMBERED_MS = 30 * 60_000;

/**
 * Returns true if a choice may mean an order that was filled since the open one was placed: "cancel the
 * order" right after a purchase. What is named by its kind or its side is clear.
 */
function mayMeanAFill(
  { placed_at }: Order,
  { ticker, side, order_kind, price, is_pointing }: Chosen,
  { latest_fills, portfolio }: Pick<Facts, 'latest_fills' | 'portfolio'>,
): boolean {
  if (side !== null || order_kind !== null || price !== null) return false;
  if (is_pointing && ticker === null) return true;
  return latest_fills.some(
    (fill) =>
      (ticker === null || fill.ticker === ticker) &&
      fill.executed_at > placed_at &&
      Date.parse(portfolio.as_of) - Date.parse(fill.executed_at) < FILL_REMEMBERED_MS,
  );
}

const STATES: Readonly<Partial<Record<Order['state'], string>>> = {
  held: 'waits for its entry',
  working: 'rests',
  triggered: 'its stop was triggered',
};

/** Formats an open order with its state: `sell 5 NVDA with a stop at $200.00, for the day: rests`. */
export function describeState(order: Order, downtimes: readonly Downtime[] = []): string {
  const filled = order.filled_quantity > 0 ? `, ${order.filled_quantity} of it filled` : '';
  const state = `${describeOrder(order)}: ${STATES[order.state] ?? order.state}${filled}`;
  return [state, ...newestDowntimes(downtimes)].join('. ');
}

const onlyOpen = (order: Order): string =>
  `What is filled cannot be canceled or changed. Open is: ${describeOrder(order)}. ` +
  `If you mean that, name it by its kind: "the ${order.ticker} ${NAMES[order.type]}".`;

const NAMES: Readonly<Record<OrderType, string>> = {
  market: 'order',
  limit: 'limit order',
  stop: 'stop',
  stop_limit: 'stop',
  trailing_stop: 'trailing stop',
  trailing_stop_limit: 'trailing stop',
};

/** An order with exits is meant as a whole: its entry, or either of two exits alone. */
export const headsOfGroups = (orders: readonly Order[]): readonly Order[] =>
  orders.filter(
    (order) =>
      order.group_id === null ||
      order === (orders.find(isEntryOf(order.group_id)) ?? orders.find(isIn(order.group_id))),
  );

const isIn = (group_id: string) => (order: Order) => order.group_id === group_id;
const isEntryOf = (group_id: string) => (order: Order) =>
  order.group_id === group_id && order.role === 'entry';

/** Says that no open order is meant. */
export const noneOpen = (chosen: Chosen): string => {
  const what = sayChosen({ ...chosen, is_plural: false, is_latest: false }).replace(/^the /, '');
  return `There is no ${what}. What is filled cannot be canceled or changed.`;
};
