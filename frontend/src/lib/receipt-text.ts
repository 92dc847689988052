import type {
  ChatAnswer,
  ModelInfo,
  Side,
  TradeReceipt,
  WatchlistAction,
  WatchlistChange,
} from '@finally/contract';
import { formatMoney, formatPrice, formatQuantity } from './format';

/** What was asked for: `Buy 2 NVDA`. */
export const describeOrder = (order: { side: Side; quantity: number; ticker: string }): string =>
  `${order.side === 'buy' ? 'Buy' : 'Sell'} ${formatQuantity(order.quantity)} ${order.ticker}`;

/** What the ledger says was done: `Bought 2 NVDA at $120.10`. */
export const describeFill = ({ trade }: TradeReceipt): string =>
  `${trade.side === 'buy' ? 'Bought' : 'Sold'} ${formatQuantity(trade.quantity)} ${trade.ticker} at $${formatPrice(trade.price)}`;

/** The fill with the cash after it: `Bought 2 NVDA at $120.10 · cash $9,759.80`. */
export const describeReceipt = (receipt: TradeReceipt): string =>
  `${describeFill(receipt)} · cash ${formatMoney(receipt.cash_balance)}`;

/** Who answers, in words: nobody is to mistake the built-in assistant for a model. */
export function describeModel(model: ModelInfo): string {
  if (model.provider === 'offline') return 'Offline assistant';
  if (model.provider === 'mock') return 'Fixed answers';
  return model.name;
}

/** What became of the watchlist, or that there was nothing to change. */
export function describeWatchlistChange(
  { ticker, changed }: NonNullable<WatchlistAction['receipt']>,
  change: WatchlistChange,
): string {
  if (change === 'add') return changed ? `Watching ${ticker}` : `${ticker} was watched already`;
  return changed ? `No longer watching ${ticker}` : `${ticker} was not on the watchlist`;
}

/** An answer with what it did, in plain words for a screen reader. */
export function describeAnswer({ message, actions }: ChatAnswer): string {
  const outcomes = actions.map((action) => {
    if (action.status === 'rejected')
      return `Refused: ${action.error?.detail ?? 'no reason given'}`;
    if (action.kind === 'trade') return action.receipt ? describeReceipt(action.receipt) : '';
    return action.receipt ? describeWatchlistChange(action.receipt, action.request.change) : '';
  });
  return [message.replaceAll(/[*`#]/g, ''), ...outcomes].filter(Boolean).join('\n');
}
