import type { AssistantSettings } from '@finally/contract';
import {
  CENTS_SCALE,
  centsToJson,
  priceToJson,
  quantityE6,
  quantityToJson,
} from '../../../../../kernel/money.ts';
import type { Refusal } from '../../../../../kernel/result.ts';
import type { Preview } from '../../../../../ledger/preview.ts';
import type { Command, MarketCommand } from '../../../../reading/command.ts';
import { formatCommands } from '../../../../reading/format-commands.ts';
import type { ModelReply } from '../../../reply.ts';
import { type Facts, titled } from '../../facts.ts';
import { Draft, type Order } from '../../plans/draft.ts';
import { stepsOf } from '../../plans/steps.ts';
import { dollars, gain, list, price, share, shares } from '../format.ts';

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
  const draft = new Draft(facts);
  const lines: string[] = [];
  for (const order of orders) {
    const placed = draft.place(order);
    if (!placed.ok) return says(refused(order, placed.error, facts, draft));
    lines.push(placing(order, placed.value));
  }
  const total = draft.total_cents;
  const weight = (cents: number): string => share(total > 0 ? cents / total : 0);
  const cash = draft.cash_cents;
  lines.push(`Cash after: **${dollars(cash / 10 ** CENTS_SCALE)}** (${weight(cash)})`);
  for (const ticker of new Set(orders.map((order) => order.ticker))) {
    lines.push(`${ticker} after: **${weight(draft.value_cents(ticker))}** of your portfolio`);
  }
  return {
    ...NO_ACTIONS,
    message: `At current prices, and with nothing placed:\n\n${list(lines)}\n\nSay "do it" to place exactly that.`,
    trades: orders.map(({ ticker, side, quantity }) => ({ ticker, side, quantity })),
  };
}

/** Says what an order would do. */
function placing({ side, ticker, quantity }: Order, { fill }: Preview): string {
  const order = `${shares(quantity)} ${ticker} at ${price(priceToJson(fill.price_e4))}`;
  const amount = dollars(centsToJson(fill.notional_cents));
  const cash = dollars(centsToJson(fill.account.cash_cents));
  return side === 'buy'
    ? `Buying ${order} would cost ${amount} and leave ${cash} in cash.`
    : `Selling ${order} would bring ${amount}, realise ${gain(centsToJson(fill.realized_pnl_cents))} and leave ${cash} in cash.`;
}

/** Says why an order would be refused. */
function refused(
  { ticker, quantity }: Order,
  { code, detail }: Refusal,
  facts: Facts,
  draft: Draft,
): string {
  const latest = facts.prices.get(ticker);
  const notional = draft.notional_cents({ ticker, quantity });
  if (code === 'insufficient_cash' && latest && notional !== undefined) {
    return `Buying ${shares(quantity)} ${ticker} at ${price(latest.price)} would cost ${dollars(centsToJson(notional))}, more than your ${dollars(centsToJson(draft.cash_cents))} in cash.`;
  }
  if (code !== 'insufficient_shares') return detail;
  const held = quantityToJson(quantityE6(draft.held_e6(ticker)));
  return `You hold ${shares(held)} ${ticker}, fewer than ${shares(quantity)}.`;
}
