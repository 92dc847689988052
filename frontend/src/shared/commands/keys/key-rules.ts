import { isTypedAsText, strokesOf } from '../shortcut';
import {
  clash,
  defaultKeys,
  type HasKeys,
  isSamePlace,
  type KeyChanges,
  keysOf,
  panelOf,
} from './key-map';

/** Keys that act on the focused element, in every list, field and dialog. */
const ELEMENT_KEYS =
  /^(Shift\+)?(Escape|Enter|Tab|Space|Backspace|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right))$/;

/** Keys of tabs, windows and addresses that a browser does not give to a page, or that a person needs there. */
const BROWSER_KEYS =
  /^(Ctrl\+(Shift\+)?([WTNRQLPFJHDSOU]|Tab|PageUp|PageDown)|Ctrl\+[0-9+=-]|Alt\+(Shift\+)?([DF]|F4|Home|Arrow(Left|Right))|(Ctrl\+)?F(1|3|5|11|12)|Ctrl\+Shift\+[CIM])$/;

const STROKES_MAX = 3;

/**
 * Returns why a command cannot have a shortcut, as a sentence; null if it can. Shortcuts of other
 * commands are not considered (`ownersOf`).
 */
export function faultOf(shortcut: string, command: HasKeys): string | null {
  if (defaultKeys(command).includes(shortcut)) return null;
  const strokes = strokesOf(shortcut);
  const element = strokes.find((stroke) => ELEMENT_KEYS.test(stroke));
  if (element) return `${element} acts on what has the focus. Choose another key.`;
  const kept = strokes.find((stroke) => BROWSER_KEYS.test(stroke));
  if (kept) return `${kept} belongs to the browser. Choose another key.`;
  const edits = strokes.find((stroke) => stroke.startsWith('Ctrl+') && isTypedAsText(stroke));
  if (edits) return `${edits} edits text in every field. Choose another key.`;
  if (strokes.length > STROKES_MAX) return `A shortcut has at most ${STROKES_MAX} keys in a row.`;
  if (panelOf(command.id) && strokes.length > 1) return 'In a panel a shortcut is a single key.';
  const worksInFields = strokes.length === 1 && /^((Ctrl|Alt)\+.+|F\d+)$/.test(shortcut);
  if (command.id === WORKS_ANYWHERE && !worksInFields) {
    return 'This must work in text fields too: choose F2 to F10, or a key with Ctrl or Alt.';
  }
  return null;
}

/** The command that runs wherever the focus is, so that no letter may start it. */
const WORKS_ANYWHERE = 'words.halt';

/** Returns the other commands of the same place that a shortcut clashes with. */
export const ownersOf = <Owner extends HasKeys>(
  shortcut: string,
  id: string,
  commands: readonly Owner[],
  changes: KeyChanges,
): readonly Owner[] =>
  commands.filter(
    (other) =>
      other.id !== id &&
      isSamePlace(id, other.id) &&
      keysOf(other, changes).some((key) => clash(key, shortcut)),
  );

/**
 * Returns the changes after a command is given shortcuts. Those that clash are taken from the other
 * commands, also from ones that are not registered now.
 */
export function withKeys(
  changes: KeyChanges,
  id: string,
  keys: readonly string[],
  commands: readonly HasKeys[],
): KeyChanges {
  const isFree = (key: string) => !keys.some((taken) => clash(taken, key));
  const owners = keys.flatMap((key) => ownersOf(key, id, commands, changes));
  const others = Object.entries({
    ...Object.fromEntries(owners.map((owner) => [owner.id, defaultKeys(owner)])),
    ...changes,
  }).map(([other, kept]) => [other, isSamePlace(id, other) ? kept.filter(isFree) : kept]);
  return { ...Object.fromEntries(others), [id]: keys };
}

/** Returns the changes without those of a command, which gets its defaults back as far as they are free. */
export function withoutKeys(changes: KeyChanges, id: string): KeyChanges {
  const { [id]: _removed, ...others } = changes;
  return others;
}
