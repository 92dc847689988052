import type { ChatAction, TradeAction, WatchlistAction } from '@finally/contract';

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
  if (action.status === 'rejected')
    return `${requested(action)}: ${action.error?.detail ?? 'refused'}`;
  if (action.kind === 'watchlist') return watchlistDone(action);
  return action.receipt ? tradeDone(action.receipt) : requested(action);
}

const listed = (title: string, actions: readonly ChatAction[]): string[] =>
  actions.length > 0
    ? [`${title}\n\n${actions.map((action) => `- ${describeAction(action)}`).join('\n')}`]
    : [];

/**
 * The message a person gets to read beside its actions. It never says that
 * something was done which was refused: where the wording is free and anything
 * was, sentences made from the receipts stand in its place.
 */
export function honestMessage(
  message: string,
  actions: readonly ChatAction[],
  wording: 'intent' | 'free',
): string {
  const refused = actions.filter(({ status }) => status === 'rejected');
  if (refused.length === 0) return message;
  const not_done = listed('Not done:', refused);
  if (wording === 'intent') return [message, ...not_done].join('\n\n');
  const done = actions.filter(({ status }) => status === 'executed');
  return [...listed('Done:', done), ...not_done].join('\n\n');
}
