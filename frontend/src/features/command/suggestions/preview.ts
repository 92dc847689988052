import type { Order, OrderPreview, Position, Ticker } from '@finally/contract';
import { INDICATORS, indicatorLabel } from '@finally/contract/indicators/catalog';
import { describeTerms } from '@/features/alerts/alert-terms';
import { isWaiting } from '@/features/orders/preview/is-waiting';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { leavesNothing, type OrderMarket, sharesMissing } from '@/features/orders/size/order-size';
import { writeSize } from '@/features/orders/size/size-words';
import { isPlainMarket } from '@/features/orders/terms/order-terms';
import {
  describeLastingOrder,
  describeLastingTerms,
} from '@/features/orders/terms/words/describe-order';
import type { Order as OrderToSend } from '@/features/orders/use-trade';
import {
  countHolding,
  holdShares,
  ordersToFree,
  protects,
} from '@/features/orders/working/protection';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';
import { chosenChange, chosenOrders, headsOf, nameOpen, noneOpen } from '../chosen-orders';
import { termsOf } from '../grammar/alert-grammar';
import type { ChosenOrders, Intent, TradeIntent } from '../grammar/intent';
import { orderOf, termsAt } from '../order-of-intent';

/** Describes the effect of Enter. */
export interface Preview {
  title: string;
  detail: string | null;
  /** Why the order would be refused now, or null. */
  objection: string | null;
  /** What Enter does, if that is more than to send the order. */
  enter?: string;
}

const plain = (title: string, detail: string | null = null): Preview => ({
  title,
  detail,
  objection: null,
});

/** Names an order of which the amount is not known: `Sell all TSLA if it falls to $300.00, until canceled`. */
function nameIntent(intent: TradeIntent, market: OrderMarket): string {
  const { side, size } = intent;
  const terms = termsAt(intent, market);
  const named = `${side === 'buy' ? 'Buy' : 'Sell'} ${writeSize(size).toLowerCase()} ${market.ticker}`;
  return terms === null ? named : `${named}${describeLastingTerms(side, terms)}`;
}

/** The open orders that are canceled before a sale, because they have its shares set aside. */
function holdingOrders(
  order: OrderToSend,
  market: OrderMarket,
  orders: readonly Order[],
): readonly Order[] {
  const open = orders.filter(({ ticker }) => ticker === order.ticker);
  if (isPlainMarket(order) && leavesNothing(order, market)) return holdShares(open);
  const missing = sharesMissing(order, market);
  return missing > 0 ? ordersToFree(open, missing) : [];
}

const CANCELED_AT_ONCE = 'Enter sends the order, which would be canceled at once';

function previewTrade(
  intent: TradeIntent,
  ticker: Ticker,
  market: OrderMarket,
  answer: OrderPreview | null,
  orders: readonly Order[],
): Preview {
  const { ticker: named } = intent;
  const order = orderOf(intent, market);
  if (typeof order === 'string') return { ...plain(nameIntent(intent, market)), objection: order };
  const isNothing = 'quantity' in order && order.quantity === 0;
  const title = isNothing ? nameIntent(intent, market) : describeLastingOrder(order);
  const holding = holdingOrders(order, market, orders);
  if (holding.length > 0) {
    const counted = countHolding(holding);
    const named = holding.map(describePlacedOrder).join('; ');
    return {
      ...plain(
        title,
        `Asks to cancel ${counted} first, which ${holdOf(holding)} the shares: ${named}`,
      ),
      enter: `Enter asks to cancel ${counted} first`,
    };
  }
  const objection = answer?.refusal?.detail ?? null;
  const shown = named === null && `${ticker} is the ticker shown`;
  const fill = answer?.total;
  if (!answer || !fill) {
    const free = answer?.buying_power_after ?? null;
    const placed = objection === null ? answer : null;
    const waits = isWaiting(placed) && 'Working: nothing is filled now';
    const facts = [
      shown,
      placed?.sentence,
      waits,
      waits && free !== null && `${formatMoney(free)} free after`,
    ];
    return {
      ...plain(title, facts.filter(Boolean).join(' \u00b7 ') || null),
      objection,
      ...(placed?.state === 'canceled' && { enter: CANCELED_AT_ONCE }),
    };
  }
  // The other figure than the one that was typed.
  const worth =
    'notional' in order ? `${formatQuantity(fill.quantity)} shares` : formatMoney(fill.notional);
  const isPlaced = objection === null;
  const facts = [
    shown,
    `\u2248 ${worth} at $${formatPrice(fill.price)}`,
    isPlaced && answer.sentence,
    isPlaced && answer.cash_after !== null && `cash after \u2248 ${formatMoney(answer.cash_after)}`,
    isPlaced && `${formatQuantity(answer.position_after?.quantity ?? 0)} held after`,
  ];
  return { title, detail: facts.filter(Boolean).join(' \u00b7 '), objection };
}

function previewAlert(
  { wish }: Extract<Intent, { kind: 'alert' }>,
  ticker: Ticker,
  { price }: OrderMarket,
): Preview {
  const terms = termsOf(wish, price);
  if (!terms) {
    const objection = `There is no live price of ${ticker}. Write ABOVE or BELOW.`;
    return { ...plain(`Alert on ${ticker}`), objection };
  }
  if (terms.kind === 'indicator') {
    return plain(`Alert when ${ticker} ${describeTerms(terms)}`, 'Judged when a bar closes');
  }
  const title = `Alert when ${ticker} is ${describeTerms(terms)}`;
  return plain(title, price === null ? null : `Now $${formatPrice(price)}`);
}

const holdOf = ({ length }: readonly Order[]): string => (length === 1 ? 'holds' : 'hold');

function previewSellEverything(positions: readonly Position[], orders: readonly Order[]): Preview {
  if (positions.length === 0) return { ...plain('Sell everything'), objection: 'Nothing is held.' };
  const held = positions.flatMap(({ ticker }) => {
    const holding = holdShares(orders.filter((order) => order.ticker === ticker));
    return holding.length === 0
      ? []
      : [`${ticker} (${countHolding(holding)} ${holdOf(holding)} its shares)`];
  });
  const value = positions.reduce((sum, { market_value }) => sum + market_value, 0);
  const count = positions.length === 1 ? '1 position' : `${positions.length} positions`;
  // A single position is closed with its exits, if the answer is yes.
  const failing = positions.length > 1 && held.length > 0 ? `Not sold: ${held.join(', ')}. ` : '';
  return plain(`Sell everything: ${count}`, `${failing}\u2248 ${formatMoney(value)}. Asks first.`);
}

/** What the cancellation of chosen orders comes to. */
function previewChosen(chosen: ChosenOrders, orders: readonly Order[]): Preview {
  const found = headsOf(chosenOrders(orders, chosen));
  const [first, ...others] = found;
  if (!first) return { ...plain('Cancel orders'), objection: noneOpen(chosen) };
  const asks = found.some(protects) ? 'Asks first.' : null;
  if (others.length === 0) return plain(`Cancel: ${nameOpen(first)}`, asks);
  const named = found.map(nameOpen).join('; ');
  return plain(`Cancel ${found.length} orders`, [named, asks].filter(Boolean).join('. '));
}

function previewChange(
  intent: Extract<Intent, { kind: 'change_order' }>,
  orders: readonly Order[],
): Preview {
  const meant = chosenChange(intent, orders);
  if (typeof meant === 'string') return { ...plain('Change an order'), objection: meant };
  const { order, change } = meant;
  return plain(
    `Change to: ${nameOpen({ ...order, ...change } as Order)}`,
    `Now: ${nameOpen(order)}`,
  );
}

/** What a cancellation comes to. */
function previewCancel(ticker: Ticker | null, orders: readonly Order[]): Preview {
  const of = ticker === null ? '' : `${ticker} `;
  const title = ticker === null ? 'Cancel all open orders' : `Cancel the open ${ticker} orders`;
  const canceled = orders.filter((order) => ticker === null || order.ticker === ticker);
  const { length } = canceled;
  if (length === 0) return { ...plain(title), objection: `There are no open ${of}orders.` };
  const count = length === 1 ? '1 order' : `${length} orders`;
  const asks = ticker === null || canceled.some(protects);
  return plain(title, asks ? `${count}. Asks first.` : count);
}

/** What a preview is made of, beside what was typed. */
export interface PreviewFacts {
  /** The ticker of the order, also if none was typed. */
  ticker: Ticker;
  market: OrderMarket;
  /** The server's preview of a trade; null while it has not answered. */
  answer: OrderPreview | null;
  /** The company of the ticker, if it is known. */
  name: string | null;
  positions: readonly Position[];
  /** The open orders. */
  orders: readonly Order[];
}

const VIEW_NAMES = { ladder: 'the price ladder', tape: 'time and sales', news: 'the headlines' };

/** Returns the effect of an intent at the current prices. */
export function previewIntent(
  intent: Intent,
  { ticker, market, answer, name, positions, orders }: PreviewFacts,
): Preview {
  switch (intent.kind) {
    case 'trade':
      return previewTrade(intent, ticker, market, answer, orders);
    case 'cancel_orders':
      return intent.of === 'chosen'
        ? previewChosen(intent.chosen, orders)
        : previewCancel(intent.of === 'all' ? null : intent.ticker, orders);
    case 'change_order':
      return previewChange(intent, orders);
    case 'show':
      return plain(`Show ${ticker}${intent.interval ? ` at ${intent.interval}` : ''}`, name);
    case 'sell_everything':
      return previewSellEverything(positions, orders);
    case 'show_view':
      return plain(`Show ${VIEW_NAMES[intent.view]} of ${ticker}`, name);
    case 'compare':
      return plain(`Compare the chart with ${ticker}`, name);
    case 'watch':
      return plain(`Put ${ticker} on the watchlist`, name);
    case 'unwatch':
      return plain(`Take ${ticker} off the watchlist`, name);
    case 'alert':
      return previewAlert(intent, ticker, market);
    case 'indicator': {
      const name = INDICATORS[intent.indicator].name;
      return plain(
        `Add ${indicatorLabel({ ...intent, kind: intent.indicator })} to the chart`,
        name,
      );
    }
    case 'ask':
      return plain(`Ask: ${intent.message}`, 'Goes to the assistant');
    case 'reset':
      return plain('Start over', 'Starting cash again; past trades are archived. Asks first.');
  }
}
