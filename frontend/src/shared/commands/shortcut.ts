/**
 * The written form of shortcuts: one stroke (`?`, `Ctrl+K`, `Shift+B`, `Escape`) or a sequence (`g p`).
 * On a Mac the command key counts as Ctrl.
 */

/** Maximum time between two strokes of a sequence, in milliseconds. */
export const SEQUENCE_PAUSE_MS_MAX = 1_200;

export type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const isLetter = (key: string) => /^\p{L}$/u.test(key);

/** Returns a stroke in its written form; null for a modifier alone. */
export function strokeOf(event: Keystroke): string | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'Dead', 'Unidentified'].includes(key)) {
    return null;
  }
  const isControl = ctrlKey || metaKey;
  const name = isLetter(key) ? key.toLowerCase() : key === ' ' ? 'Space' : key;
  // Other printable keys change with Shift, such as `?`, so Shift is not written.
  const isShifted = shiftKey && (isLetter(key) || name.length > 1);
  const modifiers = [isControl && 'Ctrl', altKey && 'Alt', isShifted && 'Shift'].filter(Boolean);
  const written = modifiers.length > 0 && isLetter(name) ? name.toUpperCase() : name;
  return [...modifiers, written].join('+');
}

/** Returns the strokes of a shortcut, in order. */
export const strokesOf = (shortcut: string): readonly string[] => shortcut.split(' ');

/** The editing keys of every text field: select all, copy, paste, cut, undo and redo. */
const EDITS_TEXT = /^Ctrl\+(Shift\+)?[ACVXYZ]$/;

/** Returns whether a stroke belongs to the focused text field: any without Ctrl or Alt, and editing keys. */
export const isTypedAsText = (stroke: string): boolean =>
  !/^(Ctrl|Alt)\+/.test(stroke) || EDITS_TEXT.test(stroke);

/** Returns the labels of the keys: `⌘`, `K` on a Mac, `Ctrl`, `K` elsewhere. */
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
