import type { ModelReply } from '../../reply.ts';
import { type Facts, positionIn } from '../facts.ts';

/**
 * Says how positions that are too many to be closed by one message are closed by several. Other
 * actions may depend on each other, so they are not divided.
 *
 * @param actions number of actions of the reply, trades and others
 */
export function inSeveralMessages(
  trades: ModelReply['trades'],
  actions: number,
  facts: Facts,
): string {
  const isClosing = ({ side, ticker, quantity }: ModelReply['trades'][number]): boolean =>
    side === 'sell' && positionIn(facts, ticker)?.quantity === quantity;
  if (trades.length < actions || !trades.every(isClosing)) return '';
  const most = facts.limits.settings.actions_per_message_max;
  const first = trades.slice(0, most).map(({ ticker }) => ticker);
  const names = [first.slice(0, -1).join(', '), ...first.slice(-1)].filter((each) => each !== '');
  const left = actions - most;
  const rest = left === 1 ? 'the one that is left' : `the ${left} that are left`;
  return ` Write "close ${names.join(' and ')}" first, and then the same message again for ${rest}.`;
}
