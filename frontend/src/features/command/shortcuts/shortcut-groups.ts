import type { Command } from '@/shared/commands/commands-store';
import { type KeyChanges, keysOf } from '@/shared/commands/keys/key-map';
import { keyCaps } from '@/shared/commands/shortcut';
import { fitOfCommand } from '@/shared/matching/matching';

/** A line of the list: a command, or keys of a list or field that are the same everywhere. */
export interface ShortcutLine {
  readonly group: string;
  readonly title: string;
  readonly keys: readonly string[];
  /** Null if its keys cannot be changed. */
  readonly command: Command | null;
}

/** Keys of lists and fields. They apply to the focused element and belong to no command. */
const FIXED_KEYS: readonly Omit<ShortcutLine, 'command'>[] = [
  { group: 'Watchlist', title: 'Choose the next or previous row', keys: ['ArrowDown', 'ArrowUp'] },
  { group: 'Watchlist', title: 'Move the row', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { group: 'Watchlist', title: 'Remove the row', keys: ['Delete'] },
];

/** Returns whether the typed keys are those of the line: `g w`, `shift+b`, `?`. */
function hasKeys(typed: string, keys: readonly string[]): boolean {
  const wanted = typed.trim().toLowerCase();
  return keys.some(
    (key) => key.toLowerCase() === wanted || keyCaps(key, false).join(' ').toLowerCase() === wanted,
  );
}

/**
 * Returns the lines that match what was typed, under their headings in the order in which these first
 * come. Without a text these are the commands that have keys, have had some or lost some; with one, all
 * commands whose title, names or keys match.
 */
export function shortcutGroups(
  typed: string,
  commands: readonly Command[],
  changes: KeyChanges,
): ReadonlyMap<string, readonly ShortcutLine[]> {
  const text = typed.trim();
  const ofCommands = commands.map((command) => ({
    group: command.group,
    title: command.title,
    keys: keysOf(command, changes),
    command,
  }));
  const fixed = FIXED_KEYS.map((line) => ({ ...line, command: null }));
  const isListed = (line: ShortcutLine) =>
    text === ''
      ? line.keys.length > 0 ||
        line.command?.keys !== undefined ||
        (line.command?.id ?? '') in changes
      : hasKeys(text, line.keys) ||
        ['exact', 'strong'].includes(fitOfCommand(text, line.command ?? line)?.fit ?? '') ||
        `${line.group} ${line.title}`.toLowerCase().includes(text.toLowerCase());
  const groups = new Map<string, ShortcutLine[]>();
  for (const line of [...ofCommands, ...fixed].filter(isListed)) {
    groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  }
  return groups;
}
