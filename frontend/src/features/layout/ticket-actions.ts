import { commandsStore } from '@/shared/commands/commands-store';
import { layoutStore } from './layout-store';

/** Shows the ticket and moves the focus into it, also if a fold or another tab hides it. */
export function goToTicket(): void {
  layoutStore.show('trade');
  // After the ticket is rendered.
  requestAnimationFrame(() => commandsStore.run('trade.ticket'));
}
