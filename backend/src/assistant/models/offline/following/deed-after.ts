import type { ChatAction } from '@finally/contract';
import type { Intent } from '../intent.ts';
import type { Deed } from './deed.ts';

/**
 * Returns what "that" stands for after a turn. A turn that asks for nothing, or approves what waited,
 * leaves it as it was.
 */
export function deedAfter(
  before: Deed | undefined,
  actions: readonly ChatAction[],
  intents: readonly Intent[] | undefined,
): Deed | undefined {
  const known = new Set(before?.actions.map(({ id }) => id));
  if (actions.length > 0 && actions.every(({ id }) => known.has(id))) return before;
  const [intent, ...others] = intents ?? [];
  const commands = intent?.kind === 'commands' && others.length === 0 ? intent.commands : [];
  const follows = intent?.kind === 'follow_up' ? intent.follow_up.kind : undefined;
  // A question back leaves what it asks about.
  if (actions.length === 0 && commands.length === 0) return before;
  const corrects = follows === 'correct' || follows === 'portion';
  const base = corrects ? before : undefined;
  return { actions, commands, base, is_partial: corrects && (!before || before.is_partial) };
}
