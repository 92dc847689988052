import type { Side } from '@finally/contract';
import { describeSize } from '../../receipts/receipt-sentences';
import type { OrderAmount } from '../../size/order-size';
import type { OrderTerms } from '../order-terms';
import { describeTerms } from './order-words';

/** What was asked for: `Buy 2 NVDA`, `Buy $500.00 of NVDA`, `Buy 2 NVDA at $120.00 or better`. */
export const describeOrder = (
  order: { side: Side; ticker: string } & OrderAmount & OrderTerms,
): string => `${describeSize(order)}${describeTerms(order.side, order)}`;
