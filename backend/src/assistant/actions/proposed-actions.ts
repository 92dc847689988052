import {
  type AlertAction,
  type AskedAlert,
  type AskedChange,
  type AskedOrder,
  DEFAULT_EXIT_TIME_IN_FORCE,
  DEFAULT_TIME_IN_FORCE,
  type OrderAction,
  type OrderCancelAction,
  type OrderChangeAction,
  type OrderClass,
  type OrderType,
  type Side,
  type Ticker,
  TickerSchema,
  type TimeInForce,
  type TradeAction,
  type Waiting,
  type WatchlistAction,
} from '@finally/contract';
import type { z } from 'zod';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type ModelReply, ModelReplySchema } from '../models/reply.ts';
import { isExitOrder } from '../reading/orders/format-orders.ts';

/** An action that an assistant proposes. */
export type ProposedAction =
  | Pick<AlertAction, 'kind' | 'request'>
  | Pick<TradeAction, 'kind' | 'request'>
  | Pick<WatchlistAction, 'kind' | 'request'>
  | ProposedOrderAction;

/** An action on orders other than a plain market order. */
export type ProposedOrderAction =
  | Pick<OrderAction, 'kind' | 'request'>
  | Pick<OrderChangeAction, 'kind' | 'request'>
  | Pick<OrderCancelAction, 'kind' | 'request'>;

/** Returns true for an action on orders other than a plain market order. */
export const isOnOrders = (proposed: ProposedAction): proposed is ProposedOrderAction =>
  proposed.kind === 'order' || proposed.kind === 'order_change' || proposed.kind === 'order_cancel';

/** A proposed action with the objection to executing it at once; null if there is none. */
export interface JudgedAction {
  readonly proposed: ProposedAction;
  readonly waits_for: Waiting | null;
}

type WrittenOrder = z.output<typeof ModelReplySchema>['orders'][number];

/** Number of characters kept of an invalid ticker or id from a model. */
const TEXT_LENGTH_KEPT = 40;

const kept = (text: string): string => text.slice(0, TEXT_LENGTH_KEPT);

/**
 * Returns all actions that a model proposes, in their order of execution: cancellations set shares and
 * cash free, and an exit needs the shares that a trade buys.
 */
export function proposedActionsOf(written: ModelReply): readonly ProposedAction[] {
  const { trades, orders, order_changes, order_cancels, alert_changes, watchlist_changes } =
    ModelReplySchema.parse(written);
  return [
    ...order_cancels.map(
      ({ order_id, ticker }): ProposedAction => ({
        kind: 'order_cancel',
        request: {
          order_id: order_id && keptId(order_id),
          ticker: kept(ticker ?? ''),
          order: null,
        },
      }),
    ),
    ...order_changes.map(
      ({ order_id, ...change }): ProposedAction => ({
        kind: 'order_change',
        request: {
          order_id: keptId(order_id),
          ticker: '',
          change: withoutNulls(change) as AskedChange,
          order: null,
        },
      }),
    ),
    ...trades.map(
      ({ ticker, side, quantity }): ProposedAction => ({
        kind: 'trade',
        request: { ticker: kept(ticker), side, quantity },
      }),
    ),
    ...orders.map(toOrderAction),
    ...watchlist_changes.map(
      ({ ticker, action: change }): ProposedAction => ({
        kind: 'watchlist',
        request: { ticker: kept(ticker), change },
      }),
    ),
    ...alert_changes.map(toAlertAction),
  ];
}

type WrittenAlert = z.output<typeof ModelReplySchema>['alert_changes'][number];

const toAlertAction = (written: WrittenAlert): ProposedAction => ({
  kind: 'alert',
  request: {
    change: written.action,
    ticker: kept(written.ticker ?? ''),
    terms: written.action === 'remove' ? null : alertTermsOf(written),
    alert_ids: [...new Set(written.alert_ids.map(keptId))],
    alerts: [],
  },
});

function alertTermsOf({ above, below, percent, direction }: WrittenAlert): AskedAlert | null {
  if (above !== null) return { kind: 'above', price: above };
  if (below !== null) return { kind: 'below', price: below };
  return percent === null ? null : { kind: 'percent', percent, direction: direction ?? 'either' };
}

function toOrderAction({ stop_loss, ...order }: WrittenOrder): ProposedAction {
  const request = {
    ...withoutNulls({ ...order, ticker: kept(order.ticker) }),
    ...askedTime(order),
    ...(stop_loss && { stop_loss: withoutNulls(stop_loss) }),
  } as AskedOrder;
  const { ticker, side, quantity } = request;
  return quantity !== undefined && isPlainMarketOrder(request)
    ? { kind: 'trade', request: { ticker, side, quantity } }
    : { kind: 'order', request };
}

/**
 * Returns how long an order works, if nothing is said: a stop that sells until it is canceled, because it
 * protects shares that are held, any other order on its own for the day. One with exits says no time then.
 */
export const askedTime = ({
  time_in_force,
  order_class,
  ...order
}: {
  readonly time_in_force: TimeInForce | null;
  readonly order_class: OrderClass;
  readonly side: Side;
  readonly type: OrderType;
}): Pick<AskedOrder, 'time_in_force'> => {
  if (time_in_force !== null) return { time_in_force };
  if (order_class !== 'simple') return {};
  const isExit = isExitOrder(order);
  return { time_in_force: isExit ? DEFAULT_EXIT_TIME_IN_FORCE : DEFAULT_TIME_IN_FORCE };
};

/** Returns true for an order that is the same as a trade at the market. */
const isPlainMarketOrder = (request: AskedOrder): boolean => {
  const { ticker: _, side: _side, quantity: _quantity, ...terms } = request;
  return Object.entries(terms).every(
    ([field, value]) => PLAIN[field as keyof typeof PLAIN] === value,
  );
};

const PLAIN = {
  type: 'market',
  time_in_force: 'day',
  order_class: 'simple',
  trigger: 'last',
  reduce_only: false,
  post_only: false,
} as const;

/** Longer ids are never those of orders. */
const keptId = (id: string): string => id.slice(0, 64);

const withoutNulls = (written: object): object =>
  Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));

/** Parses what a model wrote as a ticker. */
export function toTicker(written: string): Result<Ticker, 'unknown_ticker'> {
  const ticker = TickerSchema.safeParse(written);
  return ticker.success
    ? ok(ticker.data)
    : refuse('unknown_ticker', `"${kept(written)}" is not a ticker.`);
}
