import { describeAlertRequest } from '../../../actions/alerts/alert-sentences.ts';
import {
  describeAskedOrder,
  describeChange,
  describeOrder,
} from '../../../actions/orders/order-sentences.ts';
import { type Facts, titled } from '../facts.ts';
import type { Offer } from '../following/offer.ts';
import { writtenAlertChange } from './alerts.ts';
import { gain, list } from './format.ts';
import type { Proposal } from './orders/orders.ts';
import { previewLines } from './orders/preview-lines.ts';

/** Describes actions that are offered, with what they would cost, and proposes them for approval. */
export function offerProposal(offer: Offer, facts: Facts): Proposal {
  const { heading, trades, orders, changes, cancels, alerts, watchlist } = offer;
  const ordered = trades.map((trade) => ({ ...trade, by_value: false }));
  const preview = previewLines(ordered, facts);
  if (!preview.ok) {
    return {
      message: `${heading}\n\n${preview.error} Nothing was placed.`,
      trades: [],
      watchlist_changes: [],
    };
  }
  const lines = [
    ...cancels.map((order) => `cancel ${describeOrder(order)}`),
    ...changes.map(
      ({ order, change }) => `change ${describeOrder(order)} to ${describeChange(change)}`,
    ),
    ...preview.value.lines,
    ...orders.map((order) => `place ${describeAskedOrder(order)}`),
    ...alerts.map((request) => describeAlertRequest({ request })),
    ...watchlist.map(({ ticker, change }) =>
      change === 'add'
        ? `watch ${titled(facts, ticker)}`
        : `stop watching ${titled(facts, ticker)}`,
    ),
    ...(offer.before === null || trades.length === 0
      ? []
      : [
          `In all, compared with before: ${gain(offer.before + preview.value.proceeds)}, before fees`,
        ]),
  ];
  return {
    message: `${heading}\n\n${list(lines)}\n\nNothing of this is done yet. Say "do it", or approve it on its card.`,
    trades: trades.map(({ ticker, side, quantity }) => ({ ticker, side, quantity })),
    orders: [...orders],
    order_changes: changes.map(({ order, change }) => ({ order_id: order.id, ...change })),
    order_cancels: cancels.map(({ id }) => ({ order_id: id, ticker: null })),
    alert_changes: alerts.map(writtenAlertChange),
    watchlist_changes: watchlist.map(({ ticker, change: action }) => ({ ticker, action })),
  };
}
