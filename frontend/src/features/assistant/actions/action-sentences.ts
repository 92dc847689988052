import type {
  ActionStatus,
  ChatAction,
  ChatAnswer,
  WatchlistAction,
  WatchlistChange,
} from '@finally/contract';
import { describeReceipt } from '@/features/orders/receipts/receipt-sentences';
import { describeOrder } from '@/features/orders/terms/describe-order';
import { readableMarks } from '../conversation/figure-marks';

/** Returns the outcome of a watchlist change as a sentence. */
export function describeWatchlistChange(
  { ticker, changed }: NonNullable<WatchlistAction['receipt']>,
  change: WatchlistChange,
): string {
  if (change === 'add') return changed ? `Watching ${ticker}` : `${ticker} was watched already`;
  return changed ? `No longer watching ${ticker}` : `${ticker} was not on the watchlist`;
}

/** Returns the request of an action, whatever its outcome: `Buy 2 NVDA`, `Watch PYPL`. */
export function describeRequest(action: ChatAction): string {
  if (action.kind === 'trade') return describeOrder(action.request);
  const { change, ticker } = action.request;
  return change === 'add' ? `Watch ${ticker}` : `Stop watching ${ticker}`;
}

/** Returns the outcome of an action as a sentence. */
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

/** Returns the number of actions by outcome: `12 executed · 3 refused`. */
export const countOutcomes = (actions: readonly ChatAction[]): string =>
  (Object.keys(STATUSES) as ActionStatus[])
    .map((status) => ({
      status,
      count: actions.filter((action) => action.status === status).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${STATUSES[status]}`)
    .join(' \u00b7 ');

/** Above this number, outcomes are announced as a count. */
const SPOKEN_MAX = 5;

/** Returns an answer and its outcome as text for screen readers. */
export function describeAnswer({ message, actions, notice, ledger }: ChatAnswer): string {
  const outcomes =
    actions.length > SPOKEN_MAX ? [countOutcomes(actions)] : actions.map(describeAction);
  const words = readableMarks(message).replaceAll(/[*`#|]/g, '');
  const told = outcomes.length > 0 ? outcomes : [ledger];
  return [notice, words, ...told].filter(Boolean).join('\n');
}
