import type {
  ActionStatus,
  ChatAction,
  ChatAnswer,
  ModelInfo,
  Side,
  TradeReceipt,
  WatchlistAction,
  WatchlistChange,
} from '@finally/contract';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';
import type { OrderAmount } from '../size/order-size';
import { readableMarks } from './figure-marks';

/** What was asked for: `Buy 2 NVDA`, `Buy $500.00 of NVDA`. */
export function describeOrder(order: { side: Side; ticker: string } & OrderAmount): string {
  const verb = order.side === 'buy' ? 'Buy' : 'Sell';
  const amount =
    'notional' in order ? `${formatMoney(order.notional)} of` : formatQuantity(order.quantity);
  return `${verb} ${amount} ${order.ticker}`;
}

/** What the ledger says was done: `Bought 2 NVDA at $120.10`. */
export const describeFill = ({ trade }: TradeReceipt): string =>
  `${trade.side === 'buy' ? 'Bought' : 'Sold'} ${formatQuantity(trade.quantity)} ${trade.ticker} at $${formatPrice(trade.price)}`;

/** The fill with the cash after it: `Bought 2 NVDA at $120.10 · cash $9,759.80`. */
export const describeReceipt = (receipt: TradeReceipt): string =>
  `${describeFill(receipt)} · cash ${formatMoney(receipt.cash_balance)}`;

/** Who answers, in words: nobody is to mistake the built-in assistant for a model. */
export function describeModel(model: ModelInfo): string {
  if (model.provider === 'offline') return 'Offline assistant';
  if (model.provider === 'program') return 'FinAlly';
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

/** What was asked for, whatever came of it: `Buy 2 NVDA`, `Watch PYPL`. */
export function describeRequest(action: ChatAction): string {
  if (action.kind === 'trade') return describeOrder(action.request);
  const { change, ticker } = action.request;
  return change === 'add' ? `Watch ${ticker}` : `Stop watching ${ticker}`;
}

/** What became of an action, as one sentence. */
export function describeAction(action: ChatAction): string {
  if (action.status === 'rejected') return `Refused: ${action.error?.detail ?? 'no reason given'}`;
  if (action.status === 'proposed') return `Awaiting your approval: ${describeRequest(action)}`;
  if (action.status === 'declined') return `Declined: ${describeRequest(action)}`;
  if (action.receipt === null) return describeRequest(action);
  return action.kind === 'trade'
    ? describeReceipt(action.receipt)
    : describeWatchlistChange(action.receipt, action.request.change);
}

const STATUSES: Readonly<Record<ActionStatus, string>> = {
  executed: 'executed',
  proposed: 'awaiting approval',
  rejected: 'refused',
  declined: 'declined',
};

/** How many actions came to what: `12 executed · 3 refused`. */
export const countOutcomes = (actions: readonly ChatAction[]): string =>
  (Object.keys(STATUSES) as ActionStatus[])
    .map((status) => ({
      status,
      count: actions.filter((action) => action.status === status).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${STATUSES[status]}`)
    .join(' \u00b7 ');

/** More outcomes than this are read as a count. */
const SPOKEN_MAX = 5;

/** An answer with what it did, in plain words for a screen reader. */
export function describeAnswer({ message, actions, notice, ledger }: ChatAnswer): string {
  const outcomes =
    actions.length > SPOKEN_MAX ? [countOutcomes(actions)] : actions.map(describeAction);
  const words = readableMarks(message).replaceAll(/[*`#|]/g, '');
  const told = outcomes.length > 0 ? outcomes : [ledger];
  return [notice, words, ...told].filter(Boolean).join('\n');
}
