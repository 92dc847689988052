import type { Side, TradeReceipt } from '@finally/contract';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';
import type { OrderAmount } from '../size/order-size';

/** Describes a requested order: `Buy 2 NVDA`, `Buy $500.00 of NVDA`. */
export function describeOrder(order: { side: Side; ticker: string } & OrderAmount): string {
  const verb = order.side === 'buy' ? 'Buy' : 'Sell';
  const amount =
    'notional' in order ? `${formatMoney(order.notional)} of` : formatQuantity(order.quantity);
  return `${verb} ${amount} ${order.ticker}`;
}

/** Describes a fill: `Bought 2 NVDA at $120.10`. */
export const describeFill = ({ trade }: TradeReceipt): string =>
  `${trade.side === 'buy' ? 'Bought' : 'Sold'} ${formatQuantity(trade.quantity)} ${trade.ticker} at $${formatPrice(trade.price)}`;

/** The fill with the cash after it: `Bought 2 NVDA at $120.10 · cash $9,759.80`. */
export const describeReceipt = (receipt: TradeReceipt): string =>
  `${describeFill(receipt)} · cash ${formatMoney(receipt.cash_balance)}`;
