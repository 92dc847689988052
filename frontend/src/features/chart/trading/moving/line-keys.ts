/** Number of ticks with Shift. */
const LEAP = 10;

/** What the keys of a label do. */
export interface LineKeys {
  step(ticks: number): void;
  apply(): void;
  /** Returns whether there was a move to take back. */
  takeBack(): boolean;
  cancelOrder(): void;
  focusBeside(step: 1 | -1): void;
}

/** Handles a key that is pressed on the label of a line; one that is used does not propagate. */
export function handleLineKey(event: KeyboardEvent, keys: LineKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!use(event, keys)) return;
  event.preventDefault();
  event.stopPropagation();
}

function use({ key, shiftKey, repeat }: KeyboardEvent, keys: LineKeys): boolean {
  const ticks = shiftKey ? LEAP : 1;
  switch (key) {
    case 'ArrowUp':
      keys.step(ticks);
      return true;
    case 'ArrowDown':
      keys.step(-ticks);
      return true;
    case 'ArrowLeft':
      keys.focusBeside(-1);
      return true;
    case 'ArrowRight':
      keys.focusBeside(1);
      return true;
    case 'Enter':
      // A key that is held down sends one change.
      if (!repeat) keys.apply();
      return true;
    case 'Delete':
    case 'Backspace':
      if (!repeat) keys.cancelOrder();
      return true;
    case 'Escape':
      return keys.takeBack();
    default:
      return false;
  }
}
