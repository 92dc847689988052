import type { AskedOrder, Downtime, Order } from '@finally/contract';
import type { Add, Knowledge } from './knowledge.ts';

type Leg = Omit<Order, 'legs'>;

/** Adds the figures of orders: those that are open, asked for, changed, canceled and filled. */
export function addOrders(
  {
    open_orders,
    shown,
    actions,
    earlier,
  }: Pick<Knowledge, 'open_orders' | 'shown' | 'actions' | 'earlier'>,
  add: Add,
): void {
  const known: Leg[] = [...open_orders, ...shown.orders];
  for (const action of [...actions, ...earlier]) {
    if (action.kind === 'order') addAsked(action.request, add);
    if (action.kind === 'order_change' || action.kind === 'order_cancel') {
      if (action.request.order) known.push(action.request.order);
      if (action.kind === 'order_cancel') known.push(...(action.request.orders ?? []));
      if (action.receipt && 'canceled' in action.receipt) known.push(...action.receipt.canceled);
    }
    if (action.kind === 'order_change') {
      const { quantity, ...prices } = action.request.change;
      const { ticker } = action.request;
      add(ticker, 'asked', 'shares', quantity);
      addPrices(ticker, prices, add);
    }
    if (action.receipt && 'order' in action.receipt) known.push(action.receipt.order);
  }
  for (const order of known) addOrder(order, add);
  for (const { id, ticker } of shown.orders) addDowntimes(ticker, shown.downtimes.get(id), add);
  for (const fill of shown.fills) {
    add(fill.ticker, 'trade_price', 'money', fill.price);
    add(fill.ticker, 'traded', 'shares', fill.quantity * (fill.side === 'buy' ? 1 : -1), true);
    add(fill.ticker, 'trade_value', 'money', fill.notional);
    for (const price of pricesIn(fill.explanation?.sentence)) {
      add(fill.ticker, 'trade_price', 'money', price);
    }
    addDowntimes(fill.ticker, fill.downtimes, add);
  }
  add(null, 'count', 'count', open_orders.length, false, 'orders');
}

/** How far the price went while the server was down. */
function addDowntimes(ticker: string, downtimes: readonly Downtime[] = [], add: Add): void {
  for (const { low, high } of downtimes) {
    add(ticker, 'range', 'money', low);
    add(ticker, 'range', 'money', high);
  }
}

function addAsked(
  { ticker, quantity, notional, take_profit, stop_loss, ...prices }: AskedOrder,
  add: Add,
) {
  add(ticker, 'asked', 'shares', quantity);
  add(ticker, 'asked', 'money', notional);
  addPrices(ticker, prices, add);
  add(ticker, 'asked', 'money', take_profit?.limit_price);
  if (stop_loss) addPrices(ticker, stop_loss, add);
}

function addOrder(order: Leg, add: Add): void {
  const { ticker, side, quantity, filled_quantity, average_price, filled_notional } = order;
  add(ticker, 'asked', 'shares', quantity);
  addPrices(ticker, order, add);
  add(ticker, 'asked', 'money', order.reserved_cash || null);
  if (filled_quantity === 0) return;
  add(ticker, 'traded', 'shares', filled_quantity * (side === 'buy' ? 1 : -1), true);
  add(ticker, 'trade_price', 'money', average_price);
  add(ticker, 'trade_value', 'money', filled_notional);
}

function addPrices(
  ticker: string,
  prices: {
    readonly [Field in
      | 'limit_price'
      | 'stop_price'
      | 'trail_amount'
      | 'limit_offset'
      | 'trail_percent']?: number | null | undefined;
  },
  add: Add,
): void {
  for (const field of ['limit_price', 'stop_price', 'trail_amount', 'limit_offset'] as const) {
    add(ticker, 'asked', 'money', prices[field]);
  }
  add(ticker, 'asked', 'percent', prices.trail_percent);
}

/** The prices in the sentence of an explanation, which a text may repeat. */
const pricesIn = (sentence = ''): readonly number[] =>
  [...sentence.matchAll(/\$([\d,]+(?:\.\d+)?)/g)].map(([, price = '']) =>
    Number(price.replaceAll(',', '')),
  );
