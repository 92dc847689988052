import type { ChatAction, Ticker } from '@finally/contract';
import Fraction from 'fraction.js';
import { describeAction } from '../../../actions/receipts.ts';
import type { Amount } from '../../../reading/amount.ts';
import type { Command, TradeCommand } from '../../../reading/command.ts';
import type { FollowUp } from '../../../reading/following/follow-up.ts';
import type { OrderCommand } from '../../../reading/orders/order-command.ts';
import { commandOf } from './asked-order.ts';
import { type Deed, isAsked } from './deed.ts';
import type { Resolution } from './offer.ts';

const asked = (sentence: string): Resolution => ({ kind: 'asked', sentence });

type Again = Extract<FollowUp, { kind: 'again' }>;

/** Repeats what was done: the same, a multiple of it, some shares more, or the same for other tickers. */
export function again(deed: Deed, { tickers, times, count }: Again): Resolution {
  const done = deed.actions.filter(({ status }) => status !== 'declined');
  if (done.length === 0) return asked('Nothing was done by that. Say in full what you want.');
  if (!done.every((action) => isAsked(action, deed))) {
    return asked('That was only offered, and waits for your approval. Say in full what you want.');
  }
  if (count) return more(done, count);
  const isCorrection = deed.base?.actions.some(({ status }) => status === 'executed');
  if (isCorrection || deed.is_partial) {
    return asked('That corrected what was done before it. Say in full how much you want.');
  }
  const sized = againToSize(deed, tickers);
  if (sized) return sized;
  const commands: Command[] = [];
  for (const [index, action] of done.entries()) {
    const spoken = deed.commands.length === done.length ? deed.commands[index] : undefined;
    const repeated = repeat(action, spoken, tickers, times);
    if (typeof repeated === 'string') return asked(repeated);
    commands.push(...repeated);
  }
  return { kind: 'commands', commands, replaces: [] };
}

/** "2 more" of the one order that was placed, on its terms. */
function more([only, ...others]: readonly ChatAction[], count: Fraction): Resolution {
  if (!only || others.length > 0 || (only.kind !== 'trade' && only.kind !== 'order')) {
    return asked('More of which? Say in full what you want.');
  }
  const amount: Amount = { of: 'shares', shares: count };
  if (only.kind === 'trade') {
    const { side } = only.request;
    const ticker = (only.receipt?.trade.ticker ?? only.request.ticker) as Ticker;
    return { kind: 'commands', commands: [{ kind: 'trade', side, ticker, amount }], replaces: [] };
  }
  const command = commandOf(only.request);
  if (!command) return asked('Say that order in full.');
  return { kind: 'commands', commands: [{ ...command, amount }], replaces: [] };
}

/** Commands whose actions follow from the positions of their moment. */
const BY_POSITIONS: ReadonlySet<Command['kind']> = new Set([
  'sell_group',
  'target',
  'target_shares',
  'allocate',
  'equalize',
  'split',
]);

/** "bring AAPL to 20 shares", "the same for MSFT"; undefined if what was done is simply repeated. */
function againToSize({ commands }: Deed, tickers: readonly Ticker[]): Resolution | undefined {
  if (!commands.some(({ kind }) => BY_POSITIONS.has(kind))) return undefined;
  const [only, ...others] = commands;
  const isTarget = only?.kind === 'target' || only?.kind === 'target_shares';
  return isTarget && others.length === 0 && tickers.length > 0
    ? { kind: 'commands', commands: tickers.map((ticker) => ({ ...only, ticker })), replaces: [] }
    : asked('What that comes to depends on your positions now. Say it again in full.');
}

/** Returns the commands that repeat an action, or why they have to be said in full. */
function repeat(
  action: ChatAction,
  spoken: Command | undefined,
  tickers: readonly Ticker[],
  times: Fraction,
): readonly Command[] | string {
  const what = describeAction({ ...action, status: 'proposed' } as ChatAction);
  switch (action.kind) {
    case 'trade': {
      const { side, quantity } = action.request;
      const ticker = (action.receipt?.trade.ticker ?? action.request.ticker) as Ticker;
      const counted: Amount = { of: 'shares', shares: new Fraction(quantity) };
      const amount = amountOf(spoken, ticker) ?? counted;
      if (tickers.length === 0 && amount.of === 'position') {
        return `The same part again, or the same number of shares? Say "${what}" for the number, or the part in full.`;
      }
      if (!REPEATABLE.has(amount.of)) return `Say in full how much, for instance "${what}".`;
      const command: TradeCommand = { kind: 'trade', side, ticker, amount: scaled(amount, times) };
      return forTickers(command, tickers);
    }
    case 'order': {
      const command = commandOf(action.request);
      if (!command) return `Say that order in full: ${what}.`;
      if (tickers.some((ticker) => ticker !== command.ticker) && isPriced(command)) {
        return `At which price? "${what}" names a price of ${command.ticker}. Say the order for ${tickers.join(' and ')} in full.`;
      }
      return forTickers({ ...command, amount: scaled(command.amount, times) }, tickers);
    }
    case 'watchlist': {
      if (tickers.length === 0) return 'That is done already; there is nothing to repeat.';
      const { change } = action.request;
      return tickers.map((ticker) => ({ kind: 'watchlist', change, ticker }));
    }
    case 'alert':
      return repeatAlert(action, tickers);
    case 'order_cancel':
    case 'order_change':
      return 'What was changed or canceled is not repeated. Say in full which order you mean.';
  }
}

/** Amounts that mean the same when they are said again. */
const REPEATABLE: ReadonlySet<Amount['of']> = new Set(['shares', 'dollars', 'position']);

/** Returns the amount as it was said, if the action is what was said. */
const amountOf = (spoken: Command | undefined, ticker: string): Amount | undefined =>
  spoken?.kind === 'trade' && spoken.ticker === ticker ? spoken.amount : undefined;

function scaled(amount: Amount, times: Fraction): Amount {
  if (amount.of === 'shares') return { of: 'shares', shares: amount.shares.mul(times) };
  if (amount.of === 'dollars') return { of: 'dollars', dollars: amount.dollars.mul(times) };
  return amount;
}

const forTickers = <Repeated extends TradeCommand | OrderCommand>(
  command: Repeated,
  tickers: readonly Ticker[],
): readonly Command[] =>
  tickers.length === 0 ? [command] : tickers.map((ticker): Command => ({ ...command, ticker }));

const isPriced = ({ terms }: OrderCommand): boolean =>
  terms.limit !== null ||
  terms.stop !== null ||
  terms.take_profit !== null ||
  (terms.stop_loss !== null && !('of' in terms.stop_loss));

function repeatAlert(
  { request }: Extract<ChatAction, { kind: 'alert' }>,
  tickers: readonly Ticker[],
): readonly Command[] | string {
  const { change, terms } = request;
  if (tickers.length === 0) return 'That is done already; there is nothing to repeat.';
  if (change !== 'set' || terms?.kind !== 'percent') {
    return `At which price? Say the alert for ${tickers.join(' and ')} in full.`;
  }
  const { percent, direction } = terms;
  return tickers.map((ticker) => ({
    kind: 'set_alert',
    ticker,
    written: { of: 'percent', percent: new Fraction(percent), direction },
  }));
}
