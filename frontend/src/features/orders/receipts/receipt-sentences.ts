import type { Side, TradeReceipt } from '@finally/contract';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';
import type { OrderAmount } from '../size/order-size';
import type { OrderTerms } from '../terms/order-terms';
import { describeTerms } from '../terms/order-words';

/** What was asked for: `Buy 2 NVDA`, `Buy $500.00 of NVDA`, `Buy 2 NVDA at $120.00 or better`. */
export function describeOrder(
  order: { side: Side; ticker: string } & OrderAmount & OrderTerms,
): string {
  const verb = order.side === 'buy' ? 'Buy' : 'Sell';
  const amount =
    'notional' in order ? `${formatMoney(order.notional)} of` : formatQuantity(order.quantity);
  return `${verb} ${amount} ${order.ticker}${describeTerms(order.side, order)}`;
}

/** What the ledger says was done: `Bought 2 NVDA at $120.10`. */
export const describeFill = ({ trade }: TradeReceipt): string =>
  `${trade.side === 'buy' ? 'Bought' : 'Sold'} ${formatQuantity(trade.quantity)} ${trade.ticker} at $${formatPrice(trade.price)}`;

/** The fill with the cash after it: `Bought 2 NVDA at $120.10 · cash $9,759.80`. */
export const describeReceipt = (receipt: TradeReceipt): string =>
  `${describeFill(receipt)} · cash ${formatMoney(receipt.cash_balance)}`;
