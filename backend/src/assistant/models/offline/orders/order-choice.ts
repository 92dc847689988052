import type { Names } from '../../../reading/language/names.ts';
import { piecesOf } from '../../../reading/language/pieces.ts';
import type { Chosen } from '../../../reading/orders/order-command.ts';
import { readMessage } from '../../../reading/reader.ts';
import type { AssistantContext } from '../../model.ts';
import type { Intent } from '../intent.ts';
import { wordsOf } from '../mentions.ts';
import { isAmbiguous } from '../plans/working-steps.ts';
import { NO } from '../words.ts';

/** What messages are interpreted with. */
export interface Known extends Pick<AssistantContext, 'open_orders'> {
  readonly names: Names;
}

/** Returns the command before completed by the order that this message chooses: "the one at 200". */
export function chosenAfter(
  text: string,
  [intent, ...others]: readonly Intent[],
  { names, open_orders }: Known,
): readonly Intent[] | undefined {
  if (intent?.kind !== 'commands' || others.length > 0) return undefined;
  const [command, ...more] = intent.commands;
  if (command?.kind !== 'cancel_orders' && command?.kind !== 'change_order') return undefined;
  if (more.length > 0 || !isAmbiguous(command, open_orders)) return undefined;
  if (NO.test(wordsOf(piecesOf(text)))) {
    return [{ kind: 'obstacles', obstacles: [{ kind: 'taken_back' }] }];
  }
  const chosen = choiceIn(text, names);
  if (!chosen || (chosen.is_plural && command.kind === 'change_order')) return undefined;
  const before = command.chosen;
  const merged = {
    ticker: chosen.ticker ?? before.ticker,
    side: chosen.side ?? before.side,
    order_kind: chosen.order_kind ?? before.order_kind,
    price: chosen.price ?? before.price,
    is_plural: chosen.is_plural,
    is_latest: chosen.is_latest,
    is_pointing: false,
    ordinal: chosen.ordinal,
    id: chosen.id,
  };
  return [{ kind: 'commands', commands: [{ ...command, chosen: merged }] }];
}

/** Returns the open orders that an answer chooses, such as "the one at 200", "the NVDA one", "200". */
function choiceIn(text: string, names: Names): Chosen | undefined {
  // "sell NVDA" is a new order, not an answer.
  if (/\?/.test(text) || readMessage(text, names).kind !== 'unread') return undefined;
  const said = text.trim().replace(/^(?:i mean|i meant|just|only)\s+/i, '');
  const forms = [`cancel ${said}`, `cancel the one ${said}`, `cancel the one at ${said}`];
  for (const form of forms) {
    const reading = readMessage(form, names);
    const [only, ...others] = reading.kind === 'commands' ? reading.commands : [];
    if (only?.kind === 'cancel_orders' && others.length === 0) return only.chosen;
  }
  return undefined;
}
