import { CONFLATION_MS } from '@/shared/stream/prices/conflation';

/**
 * How long a figure stays lit after the last tick that moved it; globals.css then
 * lets it fade. Longer than the pause between ticks: one that moves with each of
 * them does not begin to fade before the next.
 */
export const LIT_MS = CONFLATION_MS + 50;

export type FlashDirection = 'up' | 'down';

/** What is lit, and since when; whatever was lit first goes out first. */
const lit = new Map<HTMLElement, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Marks an element with `data-flash`: `up` or `down`, then `out`. Ticks that come
 * while it is lit keep it lit: starting an animation anew with each of them would
 * have the page styled and painted anew for every frame.
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
