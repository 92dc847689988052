/**
 * Shortcuts as people write them: one stroke (`?`, `Ctrl+K`, `Shift+B`,
 * `Escape`) or several in turn (`g p`). On a Mac the command key counts as Ctrl.
 */

/** How long the next stroke of a sequence may take, in milliseconds. */
export const SEQUENCE_PAUSE_MS_MAX = 1_200;

export type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const isLetter = (key: string) => /^\p{L}$/u.test(key);

/** The stroke in its written form, or null for a modifier on its own. */
export function strokeOf(event: Keystroke): string | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'Dead', 'Unidentified'].includes(key)) {
    return null;
  }
  const isControl = ctrlKey || metaKey;
  const name = isLetter(key) ? key.toLowerCase() : key === ' ' ? 'Space' : key;
  // What shift makes of other printable keys is a key of its own, such as `?`.
  const isShifted = shiftKey && (isLetter(key) || name.length > 1);
  const modifiers = [isControl && 'Ctrl', altKey && 'Alt', isShifted && 'Shift'].filter(Boolean);
  const written = modifiers.length > 0 && isLetter(name) ? name.toUpperCase() : name;
  return [...modifiers, written].join('+');
}

/** The strokes of a shortcut, in turn. */
export const strokesOf = (shortcut: string): readonly string[] => shortcut.split(' ');

/** What every text field does by itself: select all, copy, paste, cut, undo and redo. */
const EDITS_TEXT = /^Ctrl\+(Shift\+)?[ACVXYZ]$/;

/** Whether a stroke belongs to the field that text is typed in: any without Ctrl or Alt, and edits. */
export const isTypedAsText = (stroke: string): boolean =>
  !/^(Ctrl|Alt)\+/.test(stroke) || EDITS_TEXT.test(stroke);

/** The strokes as key caps read them: `⌘K` on a Mac, `Ctrl K` elsewhere. */
export function keyCaps(shortcut: string, isMac: boolean): readonly string[] {
  const caps: Readonly<Record<string, string>> = {
    ...(isMac && { Ctrl: '\u2318', Alt: '\u2325', Shift: '\u21e7' }),
    ArrowUp: '\u2191',
    ArrowDown: '\u2193',
    ArrowLeft: '\u2190',
    ArrowRight: '\u2192',
    Escape: 'Esc',
  };
  return strokesOf(shortcut)
    .flatMap((stroke) => (stroke === '+' ? ['+'] : stroke.split('+')))
    .map((cap) => caps[cap] ?? (isLetter(cap) ? cap.toUpperCase() : cap));
}
