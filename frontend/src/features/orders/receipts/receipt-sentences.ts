import type { Side, TradeReceipt } from '@finally/contract';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';
import type { OrderAmount } from '../size/order-size';
import type { OrderTerms } from '../terms/order-terms';

type AskedOrder = { side: Side; ticker: string } & OrderAmount;

/** What was asked for, without its terms: `Buy 2 NVDA`, `Buy $500.00 of NVDA`. */
export function describeSize(order: AskedOrder): string {
  const verb = order.side === 'buy' ? 'Buy' : 'Sell';
  const amount =
    'notional' in order ? `${formatMoney(order.notional)} of` : formatQuantity(order.quantity);
  return `${verb} ${amount} ${order.ticker}`;
}

/** An order by its size and its type, without prices: `Buy 2 NVDA`, `Buy 2 NVDA (limit)`. */
export const nameOrder = (order: AskedOrder & Pick<OrderTerms, 'type'>): string =>
  order.type === undefined || order.type === 'market'
    ? describeSize(order)
    : `${describeSize(order)} (${order.type.replaceAll('_', ' ')})`;

/** What the ledger says was done: `Bought 2 NVDA at $120.10`. */
export const describeTrade = ({ side, quantity, ticker, price }: TradeReceipt['trade']): string =>
  `${side === 'buy' ? 'Bought' : 'Sold'} ${formatQuantity(quantity)} ${ticker} at $${formatPrice(price)}`;

/** What a receipt says was done. */
export const describeFill = ({ trade }: TradeReceipt): string => describeTrade(trade);

/** The fill with the cash after it: `Bought 2 NVDA at $120.10 · cash $9,759.80`. */
export const describeReceipt = (receipt: TradeReceipt): string =>
  `${describeFill(receipt)} · cash ${formatMoney(receipt.cash_balance)}`;
