import { PRICE_SCALE, type Side, sharesWorth, type Ticker } from '@finally/contract';
import { goToTicket } from '@/features/layout/ticket-actions';
import type { Order } from '@/features/orders/confirmation/order-gate-store';
import { readOrderMarket } from '@/features/orders/size/order-market-actions';
import { type OrderSize, units } from '@/features/orders/size/order-size';
import { type PricedOrder, ticketSizeStore } from '@/features/orders/size/ticket-size-store';
import { sendableOrder } from '@/features/orders/terms/sendable-order';
import { placeOrderWithToasts } from '@/features/orders/use-trade';
import { withTicker } from '@/features/symbols/selection';
import { selectionStore } from '@/features/symbols/selection-store';
import { commandsStore } from '@/shared/commands/commands-store';
import { toast } from '@/shared/toast';
import { ticketOrder } from './ticket-order';

/** An order that waits for a price is one of shares, so dollars are as many shares as they buy there. */
function inShares(size: OrderSize, price: number): OrderSize {
  if (size.kind !== 'dollars') return size;
  return { kind: 'shares', quantity_e6: sharesWorth(size.cents, units(price, PRICE_SCALE)) };
}

/** Returns the order as it is sent, a sentence if it cannot be, or what the ticket lacks for it. */
function orderOf(ticker: Ticker, side: Side, at: PricedOrder | null) {
  const wanted = ticketOrder(ticketSizeStore.getState(), ticker, side, at);
  if (wanted.kind === 'missing') return wanted;
  const size = at ? inShares(wanted.size, at.price) : wanted.size;
  const order = sendableOrder(side, size, wanted.terms, readOrderMarket(ticker));
  return { kind: 'order', order, hasExits: wanted.hasExits } as const;
}

function moveTicketTo(ticker: Ticker): void {
  selectionStore.setState((state) => withTicker(state, 'trade', ticker));
  goToTicket();
}

/** Says what the ticket lacks, with a button that leads there. */
function explain(ticker: Ticker, sentence: string, remedy: 'move' | 'fill'): void {
  // The focus goes to the ticket at once only if that is about the same ticker.
  if (ticketSizeStore.getState().ticker === ticker) commandsStore.run('trade.ticket');
  const action =
    remedy === 'move'
      ? { label: `Move the ticket to ${ticker}`, onClick: () => moveTicketTo(ticker) }
      : { label: 'Go to Trade', onClick: goToTicket };
  toast(sentence, { id: 'chart-order-size', action });
}

/** Places an order of the ticket's size; if the ticket has none for it, says so. */
function place(ticker: Ticker, side: Side, at: PricedOrder | null): void {
  const planned = orderOf(ticker, side, at);
  if (planned.kind === 'missing') explain(ticker, planned.sentence, planned.remedy);
  else if (typeof planned.order === 'string') toast.error(planned.order);
  else void placeOrderWithToasts(planned.order);
}

/** Buys or sells the ticket's size at the market; a purchase with the exits of the ticket. */
export const placeAtMarket = (ticker: Ticker, side: Side): void => place(ticker, side, null);

/** Places an order of the ticket's size that waits for a price; a purchase with the exits of the ticket. */
export const placeAtPrice = (ticker: Ticker, at: PricedOrder): void => place(ticker, at.side, at);

/** Returns the order that would be placed at a price; null while the ticket has none for it. */
export function orderAtPrice(
  ticker: Ticker,
  at: PricedOrder,
): { readonly order: Order; readonly hasExits: boolean } | null {
  const planned = orderOf(ticker, at.side, at);
  if (planned.kind === 'missing' || typeof planned.order === 'string') return null;
  return { order: planned.order, hasExits: planned.hasExits };
}
