import type { Order } from '@finally/contract';
import { describeOrder } from '../../../actions/orders/order-sentences.ts';
import type { Command } from '../../../reading/command.ts';
import type { Chosen, OrderCommand } from '../../../reading/orders/order-command.ts';
import type { Intent } from '../intent.ts';
import { headsOfGroups, matching } from '../plans/chosen-orders.ts';

/**
 * Returns the open order in each line of the list that an answer showed; null for one that has ended or
 * changed since, or that another order resembles.
 */
export const listedIn = (
  answer: string,
  open_orders: readonly Order[],
): readonly (Order | null)[] =>
  answer
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => {
      const alike = open_orders.filter((order) => line.startsWith(`- ${describeOrder(order)}: `));
      const [only, ...others] = alike;
      return only && others.length === 0 ? only : null;
    });

/** What "that order" and "the second one" may stand for. */
export interface SpokenOf {
  /** The order that the conversation is about; null if there is none, or several. */
  readonly order_id: string | null;
  /** The list that was shown last. */
  readonly listed: readonly (Order | null)[];
}

/** Returns the intents with the orders that their words stand for; unchanged if they are not known. */
export function withSpokenOrders(intents: readonly Intent[], spoken: SpokenOf): readonly Intent[] {
  return intents.map((intent) =>
    intent.kind === 'commands'
      ? { ...intent, commands: intent.commands.map((command) => withSpokenOrder(command, spoken)) }
      : intent,
  );
}

function withSpokenOrder(command: Command, { order_id, listed }: SpokenOf): Command {
  if (command.kind !== 'cancel_orders' && command.kind !== 'change_order') return command;
  const { chosen } = command;
  const id = chosen.is_pointing && isBare(chosen) ? order_id : idAt(chosen, listed);
  return id === null ? command : { ...command, chosen: { ...chosen, id } };
}

const isBare = ({ ticker, side, order_kind, price, is_plural }: Chosen): boolean =>
  !is_plural && ticker === null && side === null && order_kind === null && price === null;

/** "the second TSLA order" is the second of those in the list that fit. */
function idAt(chosen: Chosen, listed: readonly (Order | null)[]): string | null {
  if (chosen.ordinal === null) return null;
  if (isBare(chosen)) return listed[chosen.ordinal - 1]?.id ?? null;
  const known = listed.filter((order) => order !== null);
  // What has ended may have fit, and would be counted.
  if (known.length < listed.length) return null;
  return matching(known, chosen)[chosen.ordinal - 1]?.id ?? null;
}

/** Returns the order that the conversation is about after these intents; null if there is none. */
export function orderSpokenOf(
  [intent, ...others]: readonly Intent[],
  before: string | null,
  { open_orders, listed }: { open_orders: readonly Order[]; listed: readonly (Order | null)[] },
): string | null {
  if (!intent || others.length > 0) return null;
  if (intent.kind === 'obstacles' || intent.kind === 'follow_up') return before;
  if (intent.kind === 'question') {
    const [only, ...more] = intent.question.kind === 'open_orders' ? listed : [];
    return only && more.length === 0 ? only.id : null;
  }
  if (intent.kind !== 'commands') return null;
  const [command, ...more] = intent.commands;
  if (!command || more.length > 0) return null;
  if (command.kind === 'order') return onlyId(placedBy(command, open_orders));
  if (command.kind !== 'cancel_orders' && command.kind !== 'change_order') return null;
  const { chosen } = command;
  if (chosen.is_plural) return null;
  if (chosen.id !== null)
    return onlyId(open_orders.filter((order) => isOrIsAfter(order, chosen.id)));
  // "the order" may have meant one that was filled.
  return isBare(chosen) ? null : onlyId(headsOfGroups(matching(open_orders, chosen)));
}

const isOrIsAfter = ({ id, replaces }: Order, wanted: string | null): boolean =>
  id === wanted || replaces === wanted;

const onlyId = ([only, ...others]: readonly Order[]): string | null =>
  only && others.length === 0 ? only.id : null;

/** Returns the open orders that a command placed, as they are or as they were changed since. */
function placedBy({ ticker, side, terms }: OrderCommand, open_orders: readonly Order[]) {
  const alike = open_orders.filter(
    (order) =>
      order.ticker === ticker &&
      order.side === side &&
      order.type === terms.type &&
      (order.role === 'simple' || order.role === 'entry'),
  );
  const same = alike.filter(
    ({ limit_price, stop_price }) =>
      limit_price === (terms.limit?.valueOf() ?? null) &&
      (terms.trail !== null || stop_price === (terms.stop?.valueOf() ?? null)),
  );
  return same.length > 0 ? same : alike.filter(({ replaces }) => replaces !== null);
}
