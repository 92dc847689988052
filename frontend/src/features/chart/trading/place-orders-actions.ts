import { PRICE_SCALE, type Side, sharesWorth, type Ticker } from '@finally/contract';
import type { Order } from '@/features/orders/confirmation/order-gate-store';
import { readOrderMarket } from '@/features/orders/size/order-market-actions';
import { type OrderSize, units } from '@/features/orders/size/order-size';
import { ticketSizeOf, ticketSizeStore } from '@/features/orders/size/ticket-size-store';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { sendableOrder } from '@/features/orders/terms/sendable-order';
import { type PriceOrder, termsAt } from '@/features/orders/terms/terms-at';
import { placeOrderWithToasts } from '@/features/orders/use-trade';
import { commandsStore } from '@/shared/commands/commands-store';
import { toast } from '@/shared/toast';

const NO_SIZE = 'Enter a quantity in the ticket first: it is the size of orders from the chart.';

/** An order that waits for a price is one of shares, so dollars are as many shares as they buy there. */
function inShares(size: OrderSize, price: number): OrderSize {
  if (size.kind !== 'dollars') return size;
  return { kind: 'shares', quantity_e6: sharesWorth(size.cents, units(price, PRICE_SCALE)) };
}

/** Returns the order of the ticket's size with these terms; a sentence if there is none, null without a size. */
function orderOf(ticker: Ticker, side: Side, terms: OrderTerms): Order | string | null {
  const size = ticketSizeOf(ticketSizeStore.getState(), ticker, side);
  if (size === null) return null;
  const price = terms.limit_price ?? terms.stop_price;
  const sized = price === undefined ? size : inShares(size, price);
  return sendableOrder(side, sized, terms, readOrderMarket(ticker));
}

/** Places an order of the ticket's size; without one, asks for it in the ticket. */
function place(ticker: Ticker, side: Side, terms: OrderTerms): void {
  const order = orderOf(ticker, side, terms);
  if (order === null) {
    commandsStore.run('trade.ticket');
    toast(NO_SIZE, { id: 'chart-order-size' });
  } else if (typeof order === 'string') {
    toast.error(order);
  } else {
    void placeOrderWithToasts(order);
  }
}

/** Buys or sells the ticket's size at the market. */
export const placeAtMarket = (ticker: Ticker, side: Side): void => place(ticker, side, {});

/** Places an order of the ticket's size that waits for a price. */
export const placeAtPrice = (ticker: Ticker, order: PriceOrder, price: number): void =>
  place(ticker, order.side, termsAt(order, price));

/** Returns how many shares such an order would be for; null while that is not known. */
export function sharesAtPrice(ticker: Ticker, wanted: PriceOrder, price: number): number | null {
  const order = orderOf(ticker, wanted.side, termsAt(wanted, price));
  return order !== null && typeof order !== 'string' && 'quantity' in order ? order.quantity : null;
}
