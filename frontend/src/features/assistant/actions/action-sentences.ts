import type {
  ActionStatus,
  Alert,
  AlertAction,
  ChatAction,
  ChatAnswer,
  OrderCancelAction,
  OrderChangeAction,
  WatchlistAction,
  WatchlistChange,
} from '@finally/contract';
import { describeTerms } from '@/features/alerts/alert-terms';
import { describePlaced } from '@/features/orders/receipts/placed-outcome';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { describeReceipt } from '@/features/orders/receipts/receipt-sentences';
import { describeLastingOrder, describeOrder } from '@/features/orders/terms/words/describe-order';
import { TIME_NAMES } from '@/features/orders/terms/words/order-words';
import { formatDate, formatPrice, formatQuantity } from '@/shared/format/format';
import { readableMarks } from '../conversation/figure-marks';

/** Returns the outcome of a watchlist change as a sentence. */
export function describeWatchlistChange(
  { ticker, changed }: NonNullable<WatchlistAction['receipt']>,
  change: WatchlistChange,
): string {
  if (change === 'add') return changed ? `Watching ${ticker}` : `${ticker} was watched already`;
  return changed ? `No longer watching ${ticker}` : `${ticker} was not on the watchlist`;
}

/** Returns the request of an action, whatever its outcome: `Buy 2 NVDA`, `Watch PYPL`. */
export function describeRequest(action: ChatAction): string {
  switch (action.kind) {
    case 'trade':
      return describeOrder(action.request);
    case 'order': {
      const { quantity, notional, ...order } = action.request;
      const amount = quantity === undefined ? { notional: notional ?? 0 } : { quantity };
      return describeLastingOrder({ ...order, ...amount });
    }
    case 'order_change':
      return describeChange(action.request);
    case 'order_cancel':
      return describeCancel(action.request);
    case 'alert':
      return describeAlertRequest(action.request);
    case 'watchlist': {
      const { change, ticker } = action.request;
      return change === 'add' ? `Watch ${ticker}` : `Stop watching ${ticker}`;
    }
  }
}

/** What is to be changed: `Change to $185.00 or better: Buy 10 NVDA at $187.50 or better`. */
function describeChange({ order, order_id, change }: OrderChangeAction['request']): string {
  const { quantity, ...terms } = change;
  const words = [
    ...(quantity === undefined ? [] : [`${formatQuantity(quantity)} shares`]),
    ...describeTermChanges(terms),
  ];
  return `Change to ${words.join(', ')}: ${order ? describePlacedOrder(order) : `order ${order_id}`}`;
}

function describeTermChanges(change: OrderChangeAction['request']['change']): string[] {
  const { limit_price, stop_price, trail_amount, trail_percent, limit_offset } = change;
  const { time_in_force, expires_at } = change;
  const priced = [
    ['limit', limit_price],
    ['stop', stop_price],
    ['trail', trail_amount],
    ['limit offset', limit_offset],
  ] as const;
  return [
    ...priced.flatMap(([name, price]) =>
      price === undefined ? [] : [`${name} $${formatPrice(price)}`],
    ),
    ...(trail_percent === undefined ? [] : [`trail ${trail_percent}%`]),
    ...(time_in_force === undefined ? [] : [TIME_NAMES[time_in_force].toLowerCase()]),
    ...(expires_at === undefined ? [] : [`until ${formatDate(expires_at)}`]),
  ];
}

/** Number of orders that a proposal names; the others are counted. */
const NAMED_MAX = 10;

function describeCancel({
  order,
  order_id,
  ticker,
  orders = [],
}: OrderCancelAction['request']): string {
  if (order) return `Cancel: ${describePlacedOrder(order)}`;
  if (order_id !== null) return `Cancel order ${order_id}`;
  if (orders.length > 0) {
    const named = orders.slice(0, NAMED_MAX).map(describePlacedOrder).join('; ');
    const more = orders.length - NAMED_MAX;
    const of = orders.length === 1 ? '' : ` ${orders.length} orders`;
    return `Cancel${of}: ${named}${more > 0 ? ` and ${more} more` : ''}`;
  }
  return ticker === '' ? 'Cancel all open orders' : `Cancel all open orders in ${ticker}`;
}

const nameAlert = ({ ticker, terms }: Pick<Alert, 'ticker' | 'terms'>): string =>
  `${ticker} ${describeTerms(terms)}`;

/** What is to become of alerts: `Set an alert: NVDA above $200.00`. */
function describeAlertRequest({ change, ticker, terms, alerts }: AlertAction['request']): string {
  const to = terms ? describeTerms(terms) : 'no level';
  if (change === 'set') return `Set an alert: ${ticker} ${to}`;
  const named = alerts.slice(0, NAMED_MAX).map(nameAlert).join('; ');
  const more = alerts.length - NAMED_MAX;
  const all = `${named || 'an alert that is gone'}${more > 0 ? ` and ${more} more` : ''}`;
  return change === 'change' ? `Change an alert to ${to}: ${all}` : `Remove alerts: ${all}`;
}

/** What became of alerts. */
export function describeAlertChange(
  { alerts, changed }: NonNullable<AlertAction['receipt']>,
  change: AlertAction['request']['change'],
): string {
  const [only, ...others] = alerts;
  if (!only) return 'There was no such alert';
  if (change === 'remove') {
    return others.length > 0
      ? `${alerts.length} alerts removed`
      : `Alert removed: ${nameAlert(only)}`;
  }
  if (!changed) return `There was an alert already: ${nameAlert(only)}`;
  return `Alert ${change === 'set' ? 'set' : 'changed'}: ${nameAlert(only)}`;
}

/** What was canceled, or that nothing was. */
export function describeCanceled({ canceled }: NonNullable<OrderCancelAction['receipt']>): string {
  const [only, ...others] = canceled;
  if (!only) return 'There was no open order to cancel';
  if (others.length > 0) return `${canceled.length} orders canceled`;
  const end = only.state === 'canceled' ? 'Canceled' : `Had ended (${only.state})`;
  return `${end}: ${describePlacedOrder(only)}`;
}

/** Returns the outcome of an action as a sentence. */
export function describeAction(action: ChatAction): string {
  if (action.status === 'rejected') return `Refused: ${action.error?.detail ?? 'no reason given'}`;
  if (action.status === 'proposed') return `Awaiting your approval: ${describeRequest(action)}`;
  if (action.status === 'declined') return `Declined: ${describeRequest(action)}`;
  if (action.receipt === null) return describeRequest(action);
  switch (action.kind) {
    case 'trade':
      return describeReceipt(action.receipt);
    case 'order':
      return describePlaced(action.receipt.order);
    case 'order_change':
      return describePlaced(action.receipt.order, 'Changed to');
    case 'order_cancel':
      return describeCanceled(action.receipt);
    case 'alert':
      return describeAlertChange(action.receipt, action.request.change);
    case 'watchlist':
      return describeWatchlistChange(action.receipt, action.request.change);
  }
}

const STATUSES: Readonly<Record<ActionStatus, string>> = {
  executed: 'executed',
  proposed: 'awaiting approval',
  rejected: 'refused',
  declined: 'declined',
};

/** Returns the number of actions by outcome: `12 executed · 3 refused`. */
export const countOutcomes = (actions: readonly ChatAction[]): string =>
  (Object.keys(STATUSES) as ActionStatus[])
    .map((status) => ({
      status,
      count: actions.filter((action) => action.status === status).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${STATUSES[status]}`)
    .join(' \u00b7 ');

/** Above this number, outcomes are announced as a count. */
const SPOKEN_MAX = 5;

/** Returns an answer and its outcome as text for screen readers. */
export function describeAnswer({ message, actions, notice, ledger }: ChatAnswer): string {
  const outcomes =
    actions.length > SPOKEN_MAX ? [countOutcomes(actions)] : actions.map(describeAction);
  const words = readableMarks(message).replaceAll(/[*`#|]/g, '');
  const told = outcomes.length > 0 ? outcomes : [ledger];
  return [notice, words, ...told].filter(Boolean).join('\n');
}
