import { blotterStore } from '@/features/blotter/blotter-store';
import { commandsStore } from '@/shared/commands/commands-store';

/** Shows the trades of a trading day in the blotter. */
export function showDay(day: string): void {
  void blotterStore.narrow({ day });
  commandsStore.run('desk.go.blotter');
}
