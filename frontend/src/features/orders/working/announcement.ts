import type { Order } from '@finally/contract';
import {
  describeFilled,
  describeLiveExits,
  describePlacedOrder,
} from '../receipts/placed-sentences';
import { TYPE_NAMES } from '../terms/words/type-names';
import { describeEnd } from './end-sentences';
import { isFinal, nameRole } from './order-sentences';

/** Ends that follow from what is told of another order, or that no one has to be told. */
const SILENT: ReadonlySet<Order['reason']> = new Set([
  'replaced',
  'reset',
  'sibling_filled',
  'sibling_canceled',
  'parent_canceled',
]);

/** What a toast says about an order. */
export interface Announcement {
  readonly title: string;
  readonly detail: string | null;
  readonly kind: 'filled' | 'canceled' | 'ended' | 'triggered';
}

const nameOf = (order: Order): string =>
  nameRole(order)?.toLowerCase() ?? `${TYPE_NAMES[order.type].toLowerCase()} order`;

const capitalized = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** What is told of an order whose fill, trigger or end was learned; null if nothing is. */
export function announcementOf(order: Order): Announcement | null {
  const name = capitalized(nameOf(order));
  if (order.state === 'filled' || (!isFinal(order) && order.filled_quantity > 0)) {
    const detail = describeLiveExits(order) ?? name;
    return { title: describeFilled(order), detail, kind: 'filled' };
  }
  if (order.state === 'triggered') {
    const title = `${name} triggered: ${order.ticker} reached its stop`;
    return { title, detail: describePlacedOrder(order), kind: 'triggered' };
  }
  if (!isFinal(order) || SILENT.has(order.reason)) return null;
  const filled = order.filled_quantity > 0 ? describeFilled(order) : null;
  const title = `${describePlacedOrder(order)}: ${describeEnd(order)}`;
  return { title, detail: filled, kind: order.state === 'canceled' ? 'canceled' : 'ended' };
}

/** What one toast says about many orders: `12 orders were canceled`. */
export function summaryOf(announcements: readonly Announcement[]): string {
  const orders = `${announcements.length} orders`;
  const count = (kind: Announcement['kind']) =>
    announcements.filter((announcement) => announcement.kind === kind).length;
  const [filled, canceled] = [count('filled'), count('canceled')];
  if (filled === announcements.length) return `${orders} were filled`;
  if (canceled === announcements.length) return `${orders} were canceled`;
  const parts = [filled > 0 && `${filled} filled`, canceled > 0 && `${canceled} canceled`];
  return [`${orders} have changed`, parts.filter(Boolean).join(', ')].filter(Boolean).join(': ');
}
