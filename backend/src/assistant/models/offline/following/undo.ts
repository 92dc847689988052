import type {
  Alert,
  AlertAction,
  AskedAlert,
  AskedChange,
  ChatAction,
  Order,
  Side,
} from '@finally/contract';
import { describeAction } from '../../../actions/receipts.ts';
import type { Facts } from '../facts.ts';
import { requestOf } from './asked-order.ts';
import type { Deed } from './deed.ts';
import { filledBy, salesFirst, tradeBy } from './filled.ts';
import { NOTHING_OFFERED, type Offer, type Resolution } from './offer.ts';

type Parts = { -readonly [Name in keyof Omit<Offer, 'heading'>]: Offer[Name] };

const asked = (sentence: string): Resolution => ({ kind: 'asked', sentence });

/**
 * Returns the actions that reverse what was done, newest first, as an offer.
 *
 * @param by the side that "sell it back" names; null if it names none
 */
export function undo(deed: Deed, by: Side | null, facts: Facts): Resolution {
  if (deed.actions.some(({ status }) => status === 'proposed')) {
    return asked(
      'That waits for your approval and is not done yet. Decline it on its card, or say "no" right after it.',
    );
  }
  const done = deed.actions.filter(({ status }) => status === 'executed').toReversed();
  if (done.length === 0) return asked('Nothing was done by that, so there is nothing to undo.');
  const parts: Parts = { ...NOTHING_OFFERED };
  const said: string[] = [];
  for (const action of done) {
    const hindrance = reverse(action, parts, said, facts);
    if (hindrance !== undefined) return asked(hindrance);
  }
  const wrongWay =
    by !== null && (parts.trades.length === 0 || parts.trades.some(({ side }) => side !== by));
  if (wrongWay) {
    const verb = by === 'sell' ? 'bought' : 'sold';
    return asked(
      `Nothing was ${verb} by that. What was done: ${done.map(describeAction).join('; ')}.`,
    );
  }
  const offered = [
    parts.trades,
    parts.orders,
    parts.changes,
    parts.cancels,
    parts.alerts,
    parts.watchlist,
  ];
  if (offered.every(({ length }) => length === 0)) {
    return asked('That changed nothing, or is reversed already, so there is nothing to undo.');
  }
  const heading = `Done before: ${said.length > 0 ? said.join(', and ') : done.map(describeAction).join('; ')}. To undo that:`;
  return {
    kind: 'offer',
    replaces: [],
    offer: { ...parts, trades: salesFirst(parts.trades), heading },
  };
}

/** Adds what reverses an action; returns why it cannot be reversed. */
function reverse(
  action: ChatAction,
  parts: Parts,
  said: string[],
  facts: Facts,
): string | undefined {
  switch (action.kind) {
    case 'trade':
    case 'order':
      return reverseOrder(action, parts, said, facts);
    case 'order_change':
      return reverseChange(action, parts, facts);
    case 'order_cancel':
      return placeAgain(action.receipt?.canceled ?? [], parts);
    case 'watchlist': {
      const { receipt, request } = action;
      if (receipt?.changed === false) return undefined;
      const change = request.change === 'add' ? ('remove' as const) : ('add' as const);
      parts.watchlist = [...parts.watchlist, { ticker: receipt?.ticker ?? request.ticker, change }];
      return undefined;
    }
    case 'alert':
      return reverseAlert(action, parts);
  }
}

function reverseOrder(
  action: Extract<ChatAction, { kind: 'trade' | 'order' }>,
  parts: Parts,
  said: string[],
  { standings, open_orders }: Facts,
): undefined {
  const filled = filledBy(action, standings);
  if (filled) {
    said.push(filled.said);
    parts.trades = [...parts.trades, ...tradeBy(filled.ticker, -filled.net_e6)];
    parts.before = (parts.before ?? 0) + filled.proceeds;
  }
  if (action.kind === 'order' && action.receipt) {
    const ids = new Set(standings.get(action.receipt.order.id)?.all.map(({ id }) => id));
    parts.cancels = [...parts.cancels, ...open_orders.filter(({ id }) => ids.has(id))];
  }
  return undefined;
}

/** The terms of an order that a change can give back. */
const CHANGEABLE = [
  'quantity',
  'limit_price',
  'stop_price',
  'trail_amount',
  'trail_percent',
] as const;

function reverseChange(
  { request, receipt }: Extract<ChatAction, { kind: 'order_change' }>,
  parts: Parts,
  { standings, open_orders }: Facts,
): string | undefined {
  const now = receipt && standings.get(receipt.order.id)?.last;
  const before = request.order;
  if (!now || !before || !open_orders.some(({ id }) => id === now.id)) {
    return 'The order that was changed is not open any more, so its change cannot be undone.';
  }
  const change: AskedChange = {};
  for (const field of CHANGEABLE) {
    const value = before[field];
    if (request.change[field] !== undefined && value !== null && value !== now[field]) {
      change[field] = value;
    }
  }
  if (request.change.time_in_force !== undefined && before.time_in_force !== 'gtd') {
    change.time_in_force = before.time_in_force;
  }
  if (Object.keys(change).length > 0) parts.changes = [...parts.changes, { order: now, change }];
  return undefined;
}

function placeAgain(canceled: readonly Order[], parts: Parts): string | undefined {
  const ended = canceled.filter(({ state }) => state === 'canceled');
  if (ended.some(({ group_id }) => group_id !== null)) {
    return 'An order with exits, or a pair of exits, was canceled. Place it again in full, because its parts belong together.';
  }
  parts.orders = [...parts.orders, ...ended.map(requestOf)];
  return undefined;
}

function reverseAlert(
  { request, receipt }: Extract<ChatAction, { kind: 'alert' }>,
  parts: Parts,
): string | undefined {
  if (!receipt?.changed) return undefined;
  if (request.change === 'set') {
    const removed = receipt.alerts.map((alert) => changeOf('remove', alert, null));
    parts.alerts = [...parts.alerts, ...removed];
    return undefined;
  }
  const before = request.change === 'change' ? request.alerts : receipt.alerts;
  const terms = before.map(termsOf);
  if (terms.includes(undefined)) {
    return 'An alert on a line, an indicator or a scan cannot be set by a message. Set it again where it was set.';
  }
  const change = request.change === 'change' ? 'change' : 'set';
  const back = before.map((alert, index) => changeOf(change, alert, terms[index] ?? null));
  parts.alerts = [...parts.alerts, ...back];
  return undefined;
}

const changeOf = (
  change: AlertAction['request']['change'],
  alert: Alert,
  terms: AskedAlert | null,
): AlertAction['request'] => ({
  change,
  ticker: alert.ticker,
  terms,
  alert_ids: change === 'set' ? [] : [alert.id],
  alerts: change === 'set' ? [] : [alert],
});

/** Returns the terms of an alert that a message can set; undefined for the other kinds. */
function termsOf({ terms }: Alert): AskedAlert | undefined {
  if (terms.kind === 'above' || terms.kind === 'below')
    return { kind: terms.kind, price: terms.price };
  return terms.kind === 'percent'
    ? { kind: 'percent', percent: terms.percent, direction: terms.direction }
    : undefined;
}
