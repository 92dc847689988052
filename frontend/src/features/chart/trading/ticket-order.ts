import type { Side, Ticker } from '@finally/contract';
import type { OrderSize } from '@/features/orders/size/order-size';
import type { PricedOrder, TicketSize } from '@/features/orders/size/ticket-size-store';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { termsAt } from '@/features/orders/terms/terms-at';

/** What the ticket makes of an order on the chart, or what it lacks for it. */
export type TicketOrder =
  | {
      readonly kind: 'order';
      readonly size: OrderSize;
      readonly terms: OrderTerms;
      readonly hasExits: boolean;
    }
  | {
      readonly kind: 'missing';
      readonly sentence: string;
      /** Whether it helps to move the ticket to the ticker of the chart, or to fill it in. */
      readonly remedy: 'move' | 'fill';
    };

const NO_SIZE =
  'Enter a quantity in the ticket (Trade) first: it is the size of orders from the chart.';

const missing = (sentence: string, remedy: 'move' | 'fill' = 'fill'): TicketOrder => ({
  kind: 'missing',
  sentence,
  remedy,
});

/**
 * Returns the order of the ticket's size on a chart. A number of shares counts for every ticker; dollars and
 * parts count for the ticket's own. A purchase gets the exits of the ticket; exits of another ticker refuse it,
 * because their prices mean nothing here.
 *
 * @param ticker that of the chart
 * @param at the price that the order waits for; null for one at the market
 */
export function ticketOrder(
  ticket: TicketSize,
  ticker: Ticker,
  side: Side,
  at: PricedOrder | null,
): TicketOrder {
  const size = ticket.sizes[side];
  const isHere = ticket.ticker === ticker;
  if (size === null) return missing(NO_SIZE);
  if (typeof size === 'string') return missing(size);
  if (!isHere && size.kind !== 'shares') {
    const own = `The amount in the ticket (Trade) is one of ${ticket.ticker}.`;
    return missing(`${own} Only a number of shares counts for another ticker.`, 'move');
  }
  if (side === 'sell' || ticket.exits === null) {
    const terms = at ? termsAt(at, at.price) : {};
    return { kind: 'order', size, terms, hasExits: false };
  }
  if (!isHere) {
    const own = `The exits in the ticket (Trade) are for ${ticket.ticker}.`;
    return missing(`${own} Move the ticket to ${ticker}, or switch Exits off.`, 'move');
  }
  const terms = ticket.exits(at);
  return 'sentence' in terms
    ? missing(terms.sentence)
    : { kind: 'order', size, terms, hasExits: true };
}
