import type { ActionStatus, ChatAction, TradeAction, WatchlistAction } from '@finally/contract';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** What was asked for: `buy 2 NVDA`. */
function requested(action: ChatAction): string {
  if (action.kind === 'trade') {
    const { side, quantity, ticker } = action.request;
    return `${side} ${quantity} ${ticker}`;
  }
  const { change, ticker } = action.request;
  return change === 'add' ? `watch ${ticker}` : `stop watching ${ticker}`;
}

const tradeDone = ({ trade, cash_balance }: NonNullable<TradeAction['receipt']>): string => {
  const { side, quantity, ticker, price, notional } = trade;
  const done = side === 'buy' ? 'bought' : 'sold';
  return `${done} ${quantity} ${ticker} at $${price} for ${dollars.format(notional)}, cash then ${dollars.format(cash_balance)}`;
};

const watchlistDone = ({ request, receipt }: WatchlistAction): string => {
  const ticker = receipt?.ticker ?? request.ticker;
  if (request.change === 'remove') return `${ticker} is off the watchlist`;
  return receipt?.changed === false
    ? `${ticker} was on the watchlist already`
    : `${ticker} is on the watchlist`;
};

/** What the ledger shows of an action, in plain words. */
export function describeAction(action: ChatAction): string {
  if (action.status === 'rejected') {
    return `${requested(action)}: ${action.error?.detail ?? 'refused'}`;
  }
  if (action.status !== 'executed') return requested(action);
  if (action.kind === 'watchlist') return watchlistDone(action);
  return action.receipt ? tradeDone(action.receipt) : requested(action);
}

const TITLES: Readonly<Record<ActionStatus, string>> = {
  executed: 'Done:',
  proposed: 'Waiting for your approval:',
  rejected: 'Not done:',
  declined: 'Declined:',
};

/** The receipts of an answer in sentences: nothing but what the ledger shows. */
export function describeReceipts(actions: readonly ChatAction[]): string {
  if (actions.length === 0) return 'Nothing was traded and nothing was changed.';
  return (Object.keys(TITLES) as ActionStatus[])
    .map((status) => ({
      title: TITLES[status],
      lines: actions.filter((action) => action.status === status).map(describeAction),
    }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => `${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`)
    .join('\n\n');
}
