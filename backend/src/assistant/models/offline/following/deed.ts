import type { ChatAction, Ticker } from '@finally/contract';
import type { Command } from '../../../reading/command.ts';

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
