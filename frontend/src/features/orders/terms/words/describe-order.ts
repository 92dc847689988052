import { type Side, timeInForceOf } from '@finally/contract';
import { describeSize } from '../../receipts/receipt-sentences';
import type { OrderAmount } from '../../size/order-size';
import type { OrderTerms } from '../order-terms';
import { describeTerms } from './order-words';

/** What was asked for: `Buy 2 NVDA`, `Buy $500.00 of NVDA`, `Buy 2 NVDA at $120.00 or better`. */
export const describeOrder = (
  order: { side: Side; ticker: string } & OrderAmount & OrderTerms,
): string => `${describeSize(order)}${describeTerms(order.side, order)}`;

/** Whether an order on its own waits, and only for the day. */
const isForTheDay = (terms: OrderTerms): boolean =>
  (terms.type ?? 'market') !== 'market' &&
  (terms.order_class ?? 'simple') === 'simple' &&
  timeInForceOf(terms) === 'day';

/** What terms add to an order, with the time that it works also if that is the day. */
export const describeLastingTerms = (side: Side, terms: OrderTerms): string =>
  `${describeTerms(side, terms)}${isForTheDay(terms) ? ', today only' : ''}`;

/** As `describeOrder`, with the time that the order works: `Sell 5 AAPL if it falls to $180.00, today only`. */
export const describeLastingOrder = (
  order: { side: Side; ticker: string } & OrderAmount & OrderTerms,
): string => `${describeSize(order)}${describeLastingTerms(order.side, order)}`;
