import type { Order, OrderType } from '@finally/contract';
import type { Outcome } from '../../../../kernel/result.ts';
import { describeOrder } from '../../../actions/order-sentences.ts';
import { sayChosen } from '../../../reading/orders/format-orders.ts';
import type { Chosen, ChosenKind } from '../../../reading/orders/order-command.ts';
import { list } from '../answers/format.ts';

const TRAILING: readonly OrderType[] = ['trailing_stop', 'trailing_stop_limit'];
const STOPS: readonly OrderType[] = ['stop', 'stop_limit', ...TRAILING];

const isOfKind = (order: Order, kind: ChosenKind): boolean => {
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

/** Returns the open orders that a choice describes, newest first. */
export const matching = (orders: readonly Order[], chosen: Chosen): readonly Order[] =>
  orders.filter(
    (order) =>
      (chosen.ticker === null || order.ticker === chosen.ticker) &&
      (chosen.side === null || order.side === chosen.side) &&
      (chosen.order_kind === null || isOfKind(order, chosen.order_kind)),
  );

/**
 * Returns the one open order that is meant, or a question that lists those that may be.
 *
 * @param orders those that match
 */
export function theOneOf(orders: readonly Order[], chosen: Chosen): Outcome<Order, string> {
  const heads = headsOfGroups(orders);
  const [first, ...others] = heads;
  if (!first) return { ok: false, error: noneOpen(chosen) };
  if (chosen.is_latest || others.length === 0) return { ok: true, value: first };
  return {
    ok: false,
    error:
      `${heads.length} open orders may be meant:\n\n${list(heads.map(describeOrder))}\n\n` +
      'Say which by its ticker, its side or its kind, for instance "the AAPL stop", or say "all".',
  };
}

/** An order with exits is meant as a whole: its entry, or either of two exits alone. */
const headsOfGroups = (orders: readonly Order[]): readonly Order[] =>
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
