import type { ChatAction, Order, Ticker } from '@finally/contract';
import type { Command } from '../../../reading/command.ts';
import type { AssistantContext } from '../../model.ts';
import type { Intent } from '../intent.ts';

/** What the last turn of the conversation that asked for something did, by its receipts. */
export interface Deed {
  /** As they stand now; empty if the turn was answered with a question or an objection. */
  readonly actions: readonly ChatAction[];
  /** How its message was read; empty if it was no command in full. */
  readonly commands: readonly Command[];
  /** What it corrected; undefined if it corrected nothing, or if that is not remembered. */
  readonly base: Deed | undefined;
  /** True if it corrected something that is not remembered. */
  readonly is_partial: boolean;
}

/**
 * Returns what "that" stands for after a turn. A turn that asks for nothing, or approves what waited,
 * leaves it as it was.
 */
export function deedAfter(
  before: Deed | undefined,
  actions: readonly ChatAction[],
  intents: readonly Intent[] | undefined,
): Deed | undefined {
  const known = new Set(before?.actions.map(({ id }) => id));
  if (actions.length > 0 && actions.every(({ id }) => known.has(id))) return before;
  const [intent, ...others] = intents ?? [];
  const commands = intent?.kind === 'commands' && others.length === 0 ? intent.commands : [];
  const follows = intent?.kind === 'follow_up' ? intent.follow_up.kind : undefined;
  // A question back leaves what it asks about.
  if (actions.length === 0 && commands.length === 0) return before;
  const corrects = follows === 'correct' || follows === 'portion';
  const base = corrects ? before : undefined;
  return { actions, commands, base, is_partial: corrects && (!before || before.is_partial) };
}

/** Returns the actions of a deed and of what it corrected. */
export const actionsOf = ({ actions, base }: Deed): readonly ChatAction[] =>
  base ? [...actionsOf(base), ...actions] : actions;

/**
 * Returns true for an action that the person asked for or approved. A model may have proposed others, which
 * no short message like "again" may carry out.
 */
export function isAsked(action: ChatAction, { commands }: Pick<Deed, 'commands'>): boolean {
  switch (action.status) {
    case 'executed':
      return true;
    case 'proposed':
      return action.waits_for?.code === 'assistant_approval_needed';
    case 'rejected': {
      const { request } = action;
      return commands.some(
        (command) =>
          (command.kind === 'trade' || command.kind === 'order') &&
          command.ticker === request.ticker &&
          'side' in request &&
          command.side === request.side,
      );
    }
    case 'declined':
      return false;
  }
}

/** Returns the tickers of what was done. */
export const tickersOfDeed = (deed: Deed): readonly Ticker[] => [
  ...new Set(
    actionsOf(deed).flatMap((action): Ticker[] => {
      if (action.kind === 'trade')
        return action.receipt ? [action.receipt.trade.ticker] : asked(action);
      if (action.kind === 'order') return asked(action);
      if (action.kind === 'order_change' && action.request.order)
        return [action.request.order.ticker];
      return action.kind === 'order_cancel' && action.receipt
        ? action.receipt.canceled.map(({ ticker }) => ticker)
        : [];
    }),
  ),
];

const asked = ({ request }: Pick<ChatAction, 'request'>): Ticker[] =>
  'ticker' in request && request.ticker !== '' ? [request.ticker as Ticker] : [];

/** An order of a deed as it stands now, with what replaced it and the others of its group. */
export interface OrderStanding {
  /** The order itself, or what it was changed to. */
  readonly last: Order;
  /** All of them, oldest first. */
  readonly all: readonly Order[];
}

/** Looks up how the orders of actions stand now, by the id that their receipt shows. */
export async function standingsOf(
  actions: readonly ChatAction[],
  context: Pick<AssistantContext, 'order' | 'open_orders' | 'endedOrders'>,
): Promise<ReadonlyMap<string, OrderStanding>> {
  const standings = new Map<string, OrderStanding>();
  for (const action of actions) {
    if ((action.kind !== 'order' && action.kind !== 'order_change') || !action.receipt) continue;
    const { id } = action.receipt.order;
    const standing = await standingOf(id, context);
    if (standing) standings.set(id, standing);
  }
  return standings;
}

async function standingOf(
  id: string,
  context: Pick<AssistantContext, 'order' | 'open_orders' | 'endedOrders'>,
): Promise<OrderStanding | undefined> {
  const first = await context.order(id);
  if (!first) return undefined;
  const chain = [first];
  if (first.state === 'replaced') {
    const known = [...context.open_orders, ...(await context.endedOrders(first.ticker))];
    for (
      let next = known.find(({ replaces }) => replaces === id);
      next;
      next = known.find(({ replaces }) => replaces === chain.at(-1)?.id)
    ) {
      chain.push(next);
    }
  }
  const last = chain.at(-1) ?? first;
  const ids = new Set(chain.map((order) => order.id));
  const legs = last.legs.filter((leg) => !ids.has(leg.id)).map((leg) => ({ ...leg, legs: [] }));
  return { last, all: [...chain, ...legs] };
}
