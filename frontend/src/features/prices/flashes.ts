import { CONFLATION_MS } from '@/shared/stream/prices/conflation';

/**
 * How long a figure stays highlighted after the last tick that moved it; then it fades (globals.css).
 * Longer than the pause between ticks, so that a figure that moves with each tick does not fade.
 */
export const LIT_MS = CONFLATION_MS + 50;

export type FlashDirection = 'up' | 'down';

/** The highlighted elements with the time of their last tick, in that order. */
const lit = new Map<HTMLElement, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sets `data-flash` of an element to `up` or `down`, later to `out`. Ticks during the highlight prolong
 * it: restarting an animation with each tick would restyle and repaint the page in every frame.
 */
export function flash(element: HTMLElement, direction: FlashDirection): void {
  if (element.dataset['flash'] !== direction) element.dataset['flash'] = direction;
  lit.delete(element);
  lit.set(element, performance.now());
  if (timer === undefined) timer = setTimeout(extinguish, LIT_MS);
}

function extinguish(): void {
  timer = undefined;
  const now = performance.now();
  for (const [element, since] of lit) {
    const left_ms = since + LIT_MS - now;
    if (left_ms > 0) {
      timer = setTimeout(extinguish, left_ms);
      return;
    }
    lit.delete(element);
    element.dataset['flash'] = 'out';
  }
}
