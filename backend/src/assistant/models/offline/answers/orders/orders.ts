import type { AssistantSettings } from '@finally/contract';
import type { Command, MarketCommand } from '../../../../reading/command.ts';
import { formatCommands } from '../../../../reading/format-commands.ts';
import type { ModelReply } from '../../../reply.ts';
import { type Facts, titled } from '../../facts.ts';
import type { Order } from '../../plans/draft.ts';
import { stepsOf } from '../../plans/steps.ts';
import { dollars, list, price, shares } from '../format.ts';
import { previewLines } from './preview-lines.ts';

type Actions = Omit<ModelReply, 'message'>;
export type Proposal = { readonly message: string } & Actions;

const NO_ACTIONS: Actions = { trades: [], watchlist_changes: [] };

const value = ({ ticker, quantity }: Order, facts: Facts): string => {
  const latest = facts.prices.get(ticker);
  return latest ? `, about ${dollars(quantity * latest.price)} at ${price(latest.price)}` : '';
};

const described = (order: Order, facts: Facts): string =>
  `${order.side} **${shares(order.quantity)} ${order.ticker}**${value(order, facts)}`;

/** Turns the commands of a message into proposed actions, described as intentions. */
export function proposal(commands: readonly MarketCommand[], facts: Facts): Proposal {
  const { orders, changes, hindrances, notes } = stepsOf(commands, facts);
  if (hindrances.length > 0) {
    return { ...NO_ACTIONS, message: `${[...new Set(hindrances)].join(' ')} I placed nothing.` };
  }
  const lines = [
    ...orders.map((order) => described(order, facts)),
    ...changes.map(({ change, ticker }) =>
      change === 'add'
        ? `watch ${titled(facts, ticker)}`
        : `stop watching ${titled(facts, ticker)}`,
    ),
  ];
  if (lines.length === 0) {
    return { ...NO_ACTIONS, message: notes.join(' ') || 'You hold nothing that could be sold.' };
  }
  const head = heading(facts.limits.settings, orders.length > 0);
  const [only, ...others] = lines;
  const placing = others.length === 0 ? `${head}: ${only}.` : `${head}:\n\n${list(lines)}`;
  return {
    message: [...reading(commands), placing, ...notes].join('\n\n'),
    trades: orders.map(({ ticker, side, quantity }) => ({ ticker, side, quantity })),
    watchlist_changes: changes.map(({ ticker, change: action }) => ({ ticker, action })),
  };
}

/** Repeats how the message was understood, unless the orders already say the same. */
const reading = (commands: readonly Command[]): readonly string[] =>
  commands.every(
    (command) =>
      command.kind === 'watchlist' || (command.kind === 'trade' && command.amount.of === 'shares'),
  )
    ? []
    : [`I read: ${formatCommands(commands)}.`];

function heading({ mode }: AssistantSettings, trades: boolean): string {
  if (mode === 'confirm') return 'For your approval';
  return trades ? 'Placing' : 'Changing your watchlist';
}

/**
 * Describes what orders would result in, without placing them. They are offered for approval unless
 * the account could not carry them out.
 */
export function preview(commands: readonly MarketCommand[], facts: Facts): Proposal {
  const { orders, hindrances, notes } = stepsOf(commands, facts);
  const says = (message: string): Proposal => ({ ...NO_ACTIONS, message });
  if (hindrances.length + notes.length > 0) return says([...hindrances, ...notes].join(' '));
  if (orders.length === 0) return says('There is nothing to trade in that. Nothing was placed.');
  const previewed = previewLines(orders, facts);
  if (!previewed.ok) return says(previewed.error);
  const { lines } = previewed.value;
  return {
    ...NO_ACTIONS,
    message: `At current prices, and with nothing placed:\n\n${list(lines)}\n\nSay "do it" to place exactly that.`,
    trades: orders.map(({ ticker, side, quantity }) => ({ ticker, side, quantity })),
  };
}
