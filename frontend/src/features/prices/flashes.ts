import { CONFLATION_MS } from '@/shared/stream/prices/conflation';

/**
 * How long a figure stays highlighted after the last tick that moved it; then it fades (globals.css).
 * Longer than the pause between ticks, so that a figure that moves with each tick does not fade.
 */
export const LIT_MS = CONFLATION_MS + 50;
/** How long a figure is shown half faded. */
export const FADE_MS = 120;

export type FlashDirection = 'up' | 'down';

/** Elements of one look with the time since when they have it, in that order. */
type Aging = Map<HTMLElement, number>;

const lit: Aging = new Map();
const fading: Aging = new Map();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sets `data-flash` of an element to `up` or `down`, later to `up fading` or `down fading`, then to `out`.
 * Ticks during the highlight prolong it: restarting an animation with each tick would restyle and repaint
 * the page in every frame.
 */
export function flash(element: HTMLElement, direction: FlashDirection): void {
  if (element.dataset['flash'] !== direction) element.dataset['flash'] = direction;
  fading.delete(element);
  lit.delete(element);
  lit.set(element, performance.now());
  if (timer === undefined) timer = setTimeout(age, LIT_MS);
}

function age(): void {
  const now = performance.now();
  const faded_ms = takeOld(fading, now - FADE_MS, (element) => {
    element.dataset['flash'] = 'out';
  });
  const lit_ms = takeOld(lit, now - LIT_MS, (element) => {
    element.dataset['flash'] += ' fading';
    fading.set(element, now);
  });
  // The elements that have just begun to fade are the youngest of their look.
  const next_ms = Math.min(lit_ms, fading.size > 0 ? Math.min(faded_ms, FADE_MS) : lit_ms);
  timer = Number.isFinite(next_ms) ? setTimeout(age, next_ms) : undefined;
}

/**
 * Removes the elements that have had their look since `start` or longer, and passes them on.
 *
 * @returns milliseconds until the next one is due; infinite if there is none
 */
function takeOld(aging: Aging, start: number, pass: (element: HTMLElement) => void): number {
  for (const [element, since] of aging) {
    if (since > start) return since - start;
    aging.delete(element);
    pass(element);
  }
  return Number.POSITIVE_INFINITY;
}
