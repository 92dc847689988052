/** Opens the command line; its printable keys even from an empty text field. */
export const LINE_COMMAND = { id: 'command.open', keys: ['/', 'Ctrl+K'] };

/**
 * Stores what is typed after the key of the command line in `data-early-line` of the root element until the page handles keys
 * itself, which sets `data-hears-keys`. It runs as inline script text before the page is rendered, so
 * it must not use anything outside of itself.
 */
function captureEarlyKeys(root: HTMLElement, lineKeys: readonly string[]): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (root.dataset.hearsKeys !== undefined) {
      removeEventListener('keydown', onKeyDown, true);
      return;
    }
    const { key, ctrlKey, metaKey, altKey } = event;
    const isComposing = event.isComposing || event.keyCode === 229;
    const line = root.dataset.earlyLine;
    const isInField = (event.target as Element).closest('input, textarea, select') !== null;
    if (isComposing || ctrlKey || metaKey || altKey || isInField) return;
    if (line === undefined) {
      if (!lineKeys.includes(key)) return;
      root.dataset.earlyLine = '';
    } else if (key === 'Escape') delete root.dataset.earlyLine;
    else if (key === 'Backspace') root.dataset.earlyLine = line.slice(0, -1);
    else if (key.length === 1) root.dataset.earlyLine = line + key;
    else return;
    event.preventDefault();
  };
  addEventListener('keydown', onKeyDown, true);
}

const CHOSEN = `JSON.parse(localStorage.getItem('finally.keys')).state.changes['${LINE_COMMAND.id}']`;

export const EARLY_KEYS_SCRIPT = `{let keys;try{keys=${CHOSEN}}catch{}(${captureEarlyKeys})(document.documentElement,Array.isArray(keys)?keys:${JSON.stringify(LINE_COMMAND.keys)})}`;

/** Ends the capture; returns the text typed after `/`, or null if its key was not pressed. */
export function takeEarlyLine(root: HTMLElement): string | null {
  const line = root.dataset.earlyLine ?? null;
  root.dataset.hearsKeys = '';
  delete root.dataset.earlyLine;
  return line;
}
