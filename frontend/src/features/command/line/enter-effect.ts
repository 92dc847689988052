import type { Command } from '@/shared/commands/commands-store';
import type { Intent } from '../grammar/intent';
import { readCommand } from '../grammar/read-command';
import type { Suggestion } from '../suggestions/command-suggestions';
import type { Preview } from '../suggestions/preview';

/** The effect of selecting a suggestion: an action, or a completed line. */
export type EnterEffect =
  | { kind: 'run'; intent: Intent }
  | { kind: 'command'; command: Command }
  | { kind: 'complete'; line: string };

/** Intents that only change what is shown. */
const VIEWS = new Set<Intent['kind']>(['show', 'show_view', 'compare']);

export const isView = ({ kind }: Intent): boolean => VIEWS.has(kind);

/** Returns the line that a symbol completes. */
export const completedBy = ({ match, written }: Extract<Suggestion, { kind: 'symbol' }>): string =>
  `${written.before}${match.ticker}${written.after}`;

/**
 * Returns what selecting a suggestion does. A symbol completes the line, and if the line then only
 * changes what is shown, executes it. An order or a change of a list is not executed before the
 * person has seen the completed line.
 */
export function effectOf(suggestion: Suggestion): EnterEffect {
  switch (suggestion.kind) {
    case 'intent':
      return { kind: 'run', intent: suggestion.intent };
    case 'example':
      return { kind: 'complete', line: suggestion.example.line };
    case 'verb':
      return { kind: 'complete', line: `${suggestion.verb.verb} ` };
    case 'command':
      return { kind: 'command', command: suggestion.command };
    case 'symbol': {
      const line = completedBy(suggestion);
      const meant = readCommand(line);
      return meant && 'intent' in meant && isView(meant.intent)
        ? { kind: 'run', intent: meant.intent }
        : { kind: 'complete', line };
    }
  }
}

/**
 * Returns what Enter does, for the footer of the list.
 *
 * @param preview that of the selected action; null if there is none
 */
export function describeEnter(effect: EnterEffect | null, preview: Preview | null): string {
  if (effect === null) return 'Enter does nothing yet';
  if (preview !== null && preview.objection !== null) {
    return 'Enter does nothing: it would be refused';
  }
  if (preview?.enter !== undefined) return preview.enter;
  if (effect.kind === 'complete') return 'Enter completes the line';
  if (effect.kind === 'run' && effect.intent.kind === 'trade') return 'Enter sends the order';
  if (effect.kind === 'run' && effect.intent.kind === 'cancel_orders') {
    return effect.intent.of === 'all' ? 'Enter asks, then cancels' : 'Enter cancels the orders';
  }
  if (effect.kind === 'run' && effect.intent.kind === 'change_order') {
    return 'Enter changes the order';
  }
  return 'Enter does it';
}
