import type { Command, MarketCommand } from '../command.ts';
import type { WorkingCommand } from './order-command.ts';

const isWorking = (command: Command): command is WorkingCommand =>
  command.kind === 'order' || command.kind === 'cancel_orders' || command.kind === 'change_order';

/** The commands of a message: all on orders with terms, or none of them, by the grammar. */
export type Divided =
  | { readonly kind: 'market'; readonly commands: readonly MarketCommand[] }
  | { readonly kind: 'working'; readonly commands: readonly WorkingCommand[] };

/** Divides commands by what carries them out. */
export function dividedByKind(commands: readonly Command[]): Divided {
  const working = commands.filter(isWorking);
  return working.length > 0
    ? { kind: 'working', commands: working }
    : {
        kind: 'market',
        commands: commands.filter((each): each is MarketCommand => !isWorking(each)),
      };
}
