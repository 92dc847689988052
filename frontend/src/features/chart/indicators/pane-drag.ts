/** A change below this is not a drag, in units of a new pane's height. */
const CHANGE_MIN = 0.02;

type Heights = ReadonlyMap<string, number>;

const hasChanged = (before: Heights, after: Heights): boolean =>
  [...after].some(([id, height]) => Math.abs(height - (before.get(id) ?? height)) > CHANGE_MIN);

/**
 * Calls back with the heights of panes after a separator between them was dragged, for which the canvas
 * library has no event.
 */
export function watchPaneDrags(
  container: HTMLElement,
  heights: () => Heights,
  onChange: (heights: Heights) => void,
  signal: AbortSignal,
): void {
  const onDown = () => {
    const before = heights();
    if (before.size === 0) return;
    const onUp = () =>
      // The library moves the separator in the next frame.
      requestAnimationFrame(() => {
        if (signal.aborted) return;
        const after = heights();
        if (hasChanged(before, after)) onChange(after);
      });
    document.addEventListener('pointerup', onUp, { once: true, capture: true, signal });
  };
  container.addEventListener('pointerdown', onDown, { capture: true, signal });
}
