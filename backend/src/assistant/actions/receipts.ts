import type {
  ActionStatus,
  ChatAction,
  ChatMessage,
  ModelInfo,
  TradeAction,
  WatchlistAction,
} from '@finally/contract';
import type { Language } from '../languages/language.ts';
import { SENTENCES } from '../languages/sentences.ts';
import { dollars, prices, shares } from '../wording/amounts.ts';
import { describeAlertReceipt, describeAlertRequest } from './alerts/alert-sentences.ts';
import { describeOrderReceipt, describeOrderRequest } from './orders/order-sentences.ts';
import { actionIn } from './receipts-in.ts';

/** Formats the request of an action: `buy 2 NVDA`. */
function requested(action: ChatAction): string {
  if (action.kind === 'trade') {
    const { side, quantity, ticker } = action.request;
    return `${side} ${quantity} ${ticker}`;
  }
  if (action.kind === 'alert') return describeAlertRequest(action);
  if (action.kind !== 'watchlist') return describeOrderRequest(action);
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

/** Describes an action by its result in the ledger. */
export function describeAction(action: ChatAction): string {
  if (action.status === 'rejected') {
    return `${requested(action)}: ${action.error?.detail ?? 'refused'}`;
  }
  if (action.status !== 'executed') return requested(action);
  if (action.kind === 'watchlist') return watchlistDone(action);
  if (action.kind === 'alert') return describeAlertReceipt(action);
  if (action.kind !== 'trade') return withoutStop(describeOrderReceipt(action));
  return action.receipt ? tradeDone(action.receipt) : requested(action);
}

const TITLES: Readonly<Record<ActionStatus, string>> = {
  executed: 'Done:',
  proposed: 'Waiting for your approval:',
  rejected: 'Not done:',
  declined: 'Declined:',
};

/** Returns the receipts of an answer as sentences that contain only what the ledger shows. */
export function describeReceipts(
  actions: readonly ChatAction[],
  language: Language = 'en',
): string {
  const say = language === 'en' ? undefined : SENTENCES[language];
  if (actions.length === 0) {
    return say?.nothing_changed ?? 'Nothing was traded and nothing was changed.';
  }
  const titles = say?.receipts ?? TITLES;
  const describe = say ? (action: ChatAction) => actionIn(action, say) : describeAction;
  return (Object.keys(TITLES) as ActionStatus[])
    .map((status) => ({
      title: titles[status],
      lines: actions.filter((action) => action.status === status).map(describe),
    }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => `${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`)
    .join('\n\n');
}

const NOTHING = 'Nothing was traded or changed.';
/** For answers of the program itself, which may have changed a setting, such as a halt. */
const NOTHING_BY_PROGRAM = 'Nothing was traded.';

/**
 * Returns the line of the ledger shown under every answer: one sentence for the current state of
 * each action, or that nothing was traded or changed.
 *
 * @param author who answered
 */
export function ledgerLine(
  actions: readonly ChatAction[],
  author: Pick<ModelInfo, 'provider'> | null,
): string {
  const sentences = actions.map(ledgerSentence);
  const isChanged = actions.some((action) => action.status === 'executed' && hasChanged(action));
  const nothing = author?.provider === 'program' ? NOTHING_BY_PROGRAM : NOTHING;
  return (isChanged ? sentences : [...sentences, nothing]).join(' ');
}

/** Returns false for an executed action that left everything as it was. */
function hasChanged(action: ChatAction): boolean {
  if (action.kind === 'watchlist' || action.kind === 'alert')
    return action.receipt?.changed === true;
  return action.kind !== 'order_cancel' || action.receipt?.canceled.length !== 0;
}

function ledgerSentence(action: ChatAction): string {
  switch (action.status) {
    case 'rejected':
      return ended(`Refused: ${requested(action)}: ${action.error?.detail ?? 'no reason given'}`);
    case 'proposed':
      return `Waiting for your approval: ${requested(action)}.`;
    case 'declined':
      return `Declined: ${requested(action)}.`;
    case 'executed':
      return executed(action);
  }
}

function executed(action: ChatAction): string {
  if (action.kind === 'watchlist') return `${watchlistDone(action)}.`;
  if (action.kind === 'alert') return `${describeAlertReceipt(action)}.`;
  return action.kind === 'trade' ? traded(action) : describeOrderReceipt(action);
}

function traded({ receipt, request }: TradeAction): string {
  if (receipt === null) return `Done: ${request.side} ${request.quantity} ${request.ticker}.`;
  const { side, quantity, ticker, price, notional } = receipt.trade;
  const done = side === 'buy' ? 'Bought' : 'Sold';
  return `${done} ${shares.format(quantity)} ${ticker} at ${prices.format(price)} for ${dollars.format(notional)}.`;
}

const withoutStop = (sentences: string): string => sentences.replace(/\.$/, '');

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** Adds the ledger's line to a message. */
export const withLedger = (message: Omit<ChatMessage, 'ledger'>): ChatMessage => ({
  ...message,
  ledger: message.role === 'assistant' ? ledgerLine(message.actions, message.model) : null,
});
