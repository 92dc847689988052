/**
 * Keeps what is typed from `/` on until the page hears keys by itself: in `data-early-line` of the
 * root element. `data-hears-keys` there ends it. It runs as text before the page is drawn, so it may
 * not reach for anything outside itself.
 */
function keepEarlyKeys(root: HTMLElement): void {
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
      if (key !== '/') return;
      root.dataset.earlyLine = '';
    } else if (key === 'Escape') delete root.dataset.earlyLine;
    else if (key === 'Backspace') root.dataset.earlyLine = line.slice(0, -1);
    else if (key.length === 1) root.dataset.earlyLine = line + key;
    else return;
    event.preventDefault();
  };
  addEventListener('keydown', onKeyDown, true);
}

export const EARLY_KEYS_SCRIPT = `(${keepEarlyKeys})(document.documentElement)`;

/** Ends the keeping; returns what was typed into a line that was opened meanwhile, or null. */
export function takeEarlyLine(root: HTMLElement): string | null {
  const line = root.dataset.earlyLine ?? null;
  root.dataset.hearsKeys = '';
  delete root.dataset.earlyLine;
  return line;
}
