import type { Order, Side, Ticker } from '@finally/contract';
import { layoutStore } from '@/features/layout/layout-store';
import { orderGate } from '@/features/orders/confirmation/order-gate-store';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { readOrderMarket } from '@/features/orders/size/order-market-actions';
import type { Quote } from '@/features/orders/terms/terms-at';
import { ticketDraftStore } from '@/features/orders/terms/ticket-draft-store';
import { placeOrder, placeOrderWithToasts } from '@/features/orders/use-trade';
import { cancelOrdersAndNotify } from '@/features/orders/working/cancel-orders-actions';
import { protects } from '@/features/orders/working/protection';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { pricesStore } from '@/features/prices/prices-store';
import { errorMessage } from '@/shared/api/error-message';
import { orderKeysStore } from '@/shared/commands/order-keys-store';
import { formatQuantity } from '@/shared/format/format';
import { parseNumber } from '@/shared/format/typed-number';
import { toast } from '@/shared/toast';
import { ladderSettingsStore } from './ladder-settings-store';
import { changeTo } from './rows/own-orders';
import { placedTerms, placedType } from './rows/placing';

const SIZE_HINT = 'Enter the size of orders from the ladder in shares, such as 5 or 2.5.';

/** Returns the size of orders from the ladder in shares; null if none can be read. */
function readSize(): number | null {
  const size = parseNumber(ladderSettingsStore.getState().size);
  return size !== null && size > 0 ? size : null;
}

function quoteOf(ticker: Ticker): Quote | null {
  const latest = pricesStore.getState().latest[ticker];
  return latest ? { last: latest.price, bid: latest.bid, ask: latest.ask } : null;
}

/** Returns what a click at a price would place, in a few letters: `Limit 5`. */
export function hintAt(ticker: Ticker, side: Side, price: number, quote = quoteOf(ticker)): string {
  const size = readSize();
  if (!quote || size === null) return '';
  const name = placedType(side, price, quote) === 'limit' ? 'Limit' : 'Stop';
  return `${name} ${formatQuantity(size)}`;
}

/** Places an order at a price if the ladder is armed; otherwise fills the ticket with it. */
export function placeAt(ticker: Ticker, side: Side, price: number, quote = quoteOf(ticker)): void {
  const quantity = readSize();
  if (quantity === null || !quote) {
    toast.error(quantity === null ? SIZE_HINT : `There is no price of ${ticker} now.`);
    return;
  }
  if (orderKeysStore.getState().isArmed) {
    void placeOrderWithToasts({ ticker, side, quantity, ...placedTerms(side, price, quote) });
    return;
  }
  ticketDraftStore.setState({
    draft: {
      ticker,
      quantity: String(quantity),
      type: placedType(side, price, quote),
      price: String(price),
    },
  });
  layoutStore.show('trade');
}

/** Moves open orders to a price, one after the other. */
export async function moveOrders(orders: readonly Order[], price: number): Promise<void> {
  for (const order of orders) {
    const change = changeTo(order, price);
    if (change === null) {
      toast.error('A trailing stop follows the price by itself. Its trail is changed in Orders.');
      continue;
    }
    try {
      const placed = await workingOrdersStore.change(order, change);
      if (!placed) return;
      toast.success(`Changed: ${describePlacedOrder(placed.order)}`);
    } catch (error) {
      toast.error('The order was not changed', { description: errorMessage(error) });
    }
  }
}

/** Cancels open orders of a ticker, after one question if some of them protect shares. */
export async function cancelOrders(ticker: Ticker, orders: readonly Order[]): Promise<void> {
  const counted = orders.length === 1 ? 'this order' : `these ${orders.length} orders`;
  const title = `Cancel ${counted}?`;
  if (orders.some(protects)) {
    if (orderGate.getState() !== null) return;
    if (!(await orderGate.askAbout({ kind: 'unprotect', title, ticker, orders }))) return;
  }
  try {
    await workingOrdersStore.cancelEach(orders);
    const [only] = orders;
    if (orders.length === 1 && only) toast(`Canceled: ${describePlacedOrder(only)}`);
    else toast(`Canceled ${orders.length} ${ticker} orders.`);
  } catch (error) {
    toast.error(errorMessage(error));
  }
}

const openOf = (ticker: Ticker): readonly Order[] =>
  (workingOrdersStore.getState().orders ?? []).filter((order) => order.ticker === ticker);

/** Cancels the open orders of one side of a ticker. */
export async function cancelSide(ticker: Ticker, side: Side): Promise<void> {
  const orders = openOf(ticker).filter((order) => order.side === side);
  if (orders.length > 0) await cancelOrders(ticker, orders);
  else toast(`There are no open ${ticker} orders to ${side}.`);
}

/** Cancels all open orders of a ticker. */
export const cancelTicker = (ticker: Ticker): void =>
  void cancelOrdersAndNotify(ticker).catch((error) => toast.error(errorMessage(error)));

/** Sells the whole position of a ticker at the market, and cancels what else is open of it. */
export async function flatten(ticker: Ticker): Promise<void> {
  const { held } = readOrderMarket(ticker);
  if (!held) {
    if (openOf(ticker).length > 0) cancelTicker(ticker);
    else toast(`No ${ticker} is held, and no ${ticker} order is open.`);
    return;
  }
  const outcome = await placeOrder({ ticker, side: 'sell', quantity: held });
  if (outcome.kind === 'refused') {
    toast.error(`${ticker} was not sold`, { description: outcome.refusal.detail });
  } else if (outcome.kind === 'unsettled') {
    toast.error(`${ticker}: no answer`, { description: outcome.detail });
  }
  if (outcome.kind !== 'filled' && outcome.kind !== 'placed') return;
  await workingOrdersStore.refresh();
  const rest = openOf(ticker);
  if (rest.length > 0) await cancelOrders(ticker, rest);
}

/** Says why a position cannot be reversed. */
export const explainReverse = (): void =>
  void toast('A position cannot be reversed.', {
    id: 'reverse',
    description: 'That needs short selling, and accounts only hold shares that they have bought.',
  });
