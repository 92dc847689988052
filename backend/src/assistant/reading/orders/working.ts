import type { AlertCommand } from '../alerts/alert-command.ts';
import type { Command, MarketCommand } from '../command.ts';
import type { WorkingCommand } from './order-command.ts';

const isWorking = (command: Command): command is WorkingCommand =>
  command.kind === 'order' || command.kind === 'cancel_orders' || command.kind === 'change_order';

const isOnAlerts = (command: Command): command is AlertCommand =>
  command.kind === 'set_alert' ||
  command.kind === 'change_alert' ||
  command.kind === 'remove_alerts';

const isAtMarket = (command: Command): command is MarketCommand =>
  !isWorking(command) && !isOnAlerts(command);

/** The commands of a message: all on orders with terms, all on alerts, or none of them, by the grammar. */
export type Divided =
  | { readonly kind: 'market'; readonly commands: readonly MarketCommand[] }
  | { readonly kind: 'working'; readonly commands: readonly WorkingCommand[] }
  | { readonly kind: 'alerts'; readonly commands: readonly AlertCommand[] };

/** Divides commands by what carries them out. */
export function dividedByKind(commands: readonly Command[]): Divided {
  const working = commands.filter(isWorking);
  if (working.length > 0) return { kind: 'working', commands: working };
  const alerts = commands.filter(isOnAlerts);
  return alerts.length > 0
    ? { kind: 'alerts', commands: alerts }
    : { kind: 'market', commands: commands.filter(isAtMarket) };
}
