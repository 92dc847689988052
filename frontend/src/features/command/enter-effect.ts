import type { Command } from '@/shared/commands/commands-store';
import type { Suggestion } from './command-suggestions';
import { readCommand } from './grammar/grammar';
import type { Intent } from './grammar/intent';

/** What a chosen suggestion comes to: something is done, or the line is completed. */
export type EnterEffect =
  | { kind: 'run'; intent: Intent }
  | { kind: 'command'; command: Command }
  | { kind: 'complete'; line: string };

/** Intents that change what is looked at and nothing else. */
const VIEWS = new Set<Intent['kind']>(['show', 'compare']);

export const isView = ({ kind }: Intent): boolean => VIEWS.has(kind);

/** Returns the line that a symbol completes. */
export const completedBy = ({ match, written }: Extract<Suggestion, { kind: 'symbol' }>): string =>
  `${written.before}${match.ticker}${written.after}`;

/**
 * Returns what choosing a suggestion does. A symbol completes the line, and a view is shown at once:
 * what trades or changes a list is seen as a whole first.
 */
export function effectOf(suggestion: Suggestion): EnterEffect {
  switch (suggestion.kind) {
    case 'intent':
      return { kind: 'run', intent: suggestion.intent };
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
 * Returns what Enter does, for the foot of the list.
 *
 * @param isRefused whether what is chosen would be refused as it stands
 */
export function describeEnter(effect: EnterEffect | null, isRefused: boolean): string {
  if (effect === null) return 'Enter does nothing yet';
  if (isRefused) return 'Enter does nothing: it would be refused';
  if (effect.kind === 'complete') return 'Enter completes the line';
  if (effect.kind === 'run' && effect.intent.kind === 'trade') return 'Enter sends the order';
  if (effect.kind === 'run' && effect.intent.kind === 'cancel_orders') {
    return effect.intent.of === 'all' ? 'Enter asks, then cancels' : 'Enter cancels the orders';
  }
  return 'Enter does it';
}
