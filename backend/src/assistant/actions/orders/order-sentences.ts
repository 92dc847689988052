import type {
  AskedChange,
  AskedOrder,
  Order,
  OrderAction,
  OrderCancelAction,
  OrderChangeAction,
  TimeInForce,
} from '@finally/contract';
import { dollars, prices, shares } from '../../wording/amounts.ts';
import { describeDefaultTime, LASTING } from '../../wording/time-in-force.ts';

export type OrderKindAction = OrderAction | OrderChangeAction | OrderCancelAction;

type Terms = Pick<AskedOrder, 'side' | 'type' | 'ticker'> & {
  readonly [Field in
    | 'quantity'
    | 'notional'
    | 'limit_price'
    | 'stop_price'
    | 'trail_amount'
    | 'trail_percent'
    | 'limit_offset']?: number | null | undefined;
};

const price = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'no price' : prices.format(value);

const trail = ({
  trail_amount,
  trail_percent,
}: Pick<Terms, 'trail_amount' | 'trail_percent'>): string =>
  typeof trail_percent === 'number' ? `${trail_percent}%` : price(trail_amount);

/** Formats the amount and the prices of an order: `sell 5 AAPL with a stop at $180.00`. */
function describeTerms(order: Terms): string {
  const { side, ticker, type, quantity, notional } = order;
  const amount =
    typeof notional === 'number' && typeof quantity !== 'number'
      ? `${ticker} for ${dollars.format(notional)}`
      : `${shares.format(quantity ?? 0)} ${ticker}`;
  return `${side} ${amount} ${describePrices(order, type)}`;
}

function describePrices(order: Terms, type: Terms['type']): string {
  switch (type) {
    case 'market':
      return 'at the market';
    case 'limit':
      return `at a limit of ${price(order.limit_price)}`;
    case 'stop':
      return `with a stop at ${price(order.stop_price)}`;
    case 'stop_limit':
      return `with a stop at ${price(order.stop_price)} and a limit of ${price(order.limit_price)}`;
    case 'trailing_stop':
      return `with a trailing stop of ${trail(order)}`;
    case 'trailing_stop_limit':
      return `with a trailing stop of ${trail(order)} and a limit ${price(order.limit_offset)} beyond it`;
  }
}

const lasting = (time_in_force: TimeInForce, expires_at: string | null | undefined): string =>
  time_in_force === 'gtd' && expires_at ? `until ${expires_at}` : LASTING[time_in_force];

/** How long an order and its exits work, also if it does not say it. */
const lastingOf = ({ time_in_force, expires_at, order_class }: AskedOrder): string =>
  time_in_force === undefined
    ? describeDefaultTime(order_class)
    : lasting(time_in_force, expires_at);

/** Formats an order as it was asked for, with its exits and how long it works. */
export function describeAskedOrder(order: AskedOrder): string {
  const exits = [
    ...(order.take_profit ? [`take profit at ${price(order.take_profit.limit_price)}`] : []),
    ...(order.stop_loss ? [describeStopLoss(order.stop_loss)] : []),
  ];
  const terms =
    order.order_class === 'oco'
      ? `${order.side} ${shares.format(order.quantity ?? 0)} ${order.ticker} with ${exits.join(' or ')}`
      : [describeTerms(order), ...exits].join(', ');
  const flags = [
    ...(order.reduce_only ? ['reduce only'] : []),
    ...(order.post_only ? ['post only'] : []),
    ...(order.trigger === 'last' ? [] : [`triggered by ${order.trigger}`]),
  ];
  return [terms, ...flags, lastingOf(order)].join(', ');
}

function describeStopLoss(exit: NonNullable<AskedOrder['stop_loss']>): string {
  if (exit.stop_price === undefined) return `trailing stop loss of ${trail(exit)}`;
  const limit = exit.limit_price === undefined ? '' : ` with a limit of ${price(exit.limit_price)}`;
  return `stop loss at ${price(exit.stop_price)}${limit}`;
}

/** Formats an order as it is kept: `buy 10 NVDA at a limit of $187.50, for the day`. */
export const describeOrder = (order: Omit<Order, 'legs'>): string =>
  `${describeTerms(order)}, ${lasting(order.time_in_force, order.expires_at)}`;

/** Formats what changes: `limit $185.00, quantity 5`. */
export function describeChange(change: AskedChange): string {
  const parts = [
    change.quantity === undefined ? '' : `${shares.format(change.quantity)} shares`,
    change.limit_price === undefined ? '' : `a limit of ${price(change.limit_price)}`,
    change.stop_price === undefined ? '' : `a stop at ${price(change.stop_price)}`,
    change.trail_amount === undefined && change.trail_percent === undefined
      ? ''
      : `a trail of ${trail(change)}`,
    change.limit_offset === undefined ? '' : `a limit offset of ${price(change.limit_offset)}`,
    change.time_in_force === undefined ? '' : lasting(change.time_in_force, change.expires_at),
  ].filter((part) => part !== '');
  return parts.join(', ') || 'no change';
}

/** Formats the request of an action on orders. */
export function describeOrderRequest(action: OrderKindAction): string {
  switch (action.kind) {
    case 'order':
      return describeAskedOrder(action.request);
    case 'order_change': {
      const { order, order_id, change } = action.request;
      const which = order ? describeOrder(order) : `the order ${order_id}`;
      return `change ${which} to ${describeChange(change)}`;
    }
    case 'order_cancel': {
      const { order, order_id, ticker, orders = [] } = action.request;
      if (order_id !== null)
        return `cancel ${order ? describeOrder(order) : `the order ${order_id}`}`;
      if (orders.length > 0) return `cancel ${orders.map(describeOrder).join('; ')}`;
      return ticker === '' ? 'cancel all open orders' : `cancel all open orders in ${ticker}`;
    }
  }
}

/** Describes what the ledger shows of an executed action on orders, as sentences. */
export function describeOrderReceipt(action: OrderKindAction): string {
  const { receipt } = action;
  if (receipt === null) return `Done: ${describeOrderRequest(action)}.`;
  if ('canceled' in receipt) return describeCanceled(receipt.canceled);
  const { order } = receipt;
  const done = describePlaced(order);
  const exits = order.legs
    .filter(({ role }) => role !== 'entry')
    .map((leg) => `${describeTerms(leg)} ${leg.state === 'held' ? 'waits for it' : 'rests'}`);
  const isChange = action.kind === 'order_change' ? 'Changed. ' : '';
  return [`${isChange}${done}`, ...(exits.length > 0 ? [`Exits: ${exits.join('; ')}.`] : [])].join(
    ' ',
  );
}

/** What became of an order that never rests and was not filled. */
const ENDED: Readonly<Record<string, string>> = {
  fok_unfillable: 'Not filled, because not all of it could be filled at once, and canceled',
  ioc_remainder: 'Not filled, because nothing could be filled at once, and canceled',
};

function describePlaced(order: Order): string {
  const filled = describeFilled(order);
  switch (order.state) {
    case 'filled':
      return filled;
    case 'canceled':
    case 'expired':
    case 'rejected':
    case 'replaced':
      return filled === ''
        ? `${ENDED[order.reason ?? ''] ?? `Ended without effect (${order.state})`}: ${describeOrder(order)}.`
        : `${filled} The rest ended (${order.state}).`;
    default: {
      const aside = describeReserved(order);
      const rests = order.state === 'held' ? 'Waits for its entry' : 'Rests';
      return `${filled === '' ? '' : `${filled} `}${rests}: ${describeOrder(order)}${aside}.`;
    }
  }
}

function describeFilled({
  side,
  ticker,
  filled_quantity,
  quantity,
  average_price,
  filled_notional,
}: Order): string {
  if (filled_quantity === 0) return '';
  const done = side === 'buy' ? 'Bought' : 'Sold';
  const of = filled_quantity < quantity ? ` of ${shares.format(quantity)}` : '';
  return `${done} ${shares.format(filled_quantity)}${of} ${ticker} at ${price(average_price)} for ${dollars.format(filled_notional)}.`;
}

function describeReserved({ reserved_cash, reserved_quantity, ticker }: Order): string {
  if (reserved_cash > 0) return ` (${dollars.format(reserved_cash)} set aside)`;
  return reserved_quantity > 0 ? ` (${shares.format(reserved_quantity)} ${ticker} set aside)` : '';
}

function describeCanceled(orders: readonly Order[]): string {
  if (orders.length === 0) return 'There was no open order to cancel.';
  const kept = orders.filter(({ state }) => state !== 'canceled');
  const canceled = orders.filter(({ state }) => state === 'canceled');
  return [
    ...(canceled.length > 0 ? [`Canceled: ${canceled.map(describeOrder).join('; ')}.`] : []),
    ...kept.map(
      (order) => `Not canceled, because it had ended (${order.state}): ${describeOrder(order)}.`,
    ),
  ].join(' ');
}
