'use client';

import { useEffect } from 'react';

/** Not to buttons that place orders: a key that was meant for what is gone would place one. */
const FOCUSABLE =
  ':is(button, input, select, textarea, a[href], [tabindex]):not([data-places-order], [tabindex="-1"], :disabled)';

/** Where the focus goes if nothing is left around the element that had it. */
const FALLBACK = 'main [role=application]';

/** Time for whoever removed the element to move the focus itself, in milliseconds. */
const WAIT_MS = 50;

/** The element that has the focus, and the elements around it, innermost first. */
interface Focused {
  element: Element;
  around: readonly Element[];
}

const isShown = (element: Element): boolean =>
  element.isConnected && element.closest('[hidden]') === null;

/** Focuses the first of these elements that can have the focus; returns whether there is one. */
function focusFirst(candidates: Iterable<HTMLElement>): boolean {
  for (const candidate of candidates) {
    if (!isShown(candidate)) continue;
    candidate.focus({ preventScroll: true });
    if (document.activeElement === candidate) return true;
  }
  return false;
}

/** Moves the focus to the nearest element around one that is gone. */
function focusNear({ around }: Focused): void {
  for (const element of around) {
    if (!isShown(element) || element === document.body) continue;
    if (focusFirst(element.querySelectorAll<HTMLElement>(FOCUSABLE))) return;
    if (element === document.querySelector('main')) break;
  }
  focusFirst(document.querySelectorAll<HTMLElement>(FALLBACK));
}

/**
 * Keeps the focus of a person who uses the keyboard from being lost to the page if the element that has
 * it is removed or hidden: it goes to the nearest element that is left.
 *
 * @returns how to stop
 */
function keepFocus(): () => void {
  let focused: Focused | null = null;
  let isByKey = false;
  let timer = 0;

  function onFocusIn({ target }: FocusEvent) {
    if (!(target instanceof Element)) return;
    const around: Element[] = [];
    for (let one = target.parentElement; one; one = one.parentElement) around.push(one);
    focused = { element: target, around };
  }

  const isLost = (): boolean =>
    isByKey &&
    focused !== null &&
    !isShown(focused.element) &&
    (document.activeElement === null ||
      document.activeElement === document.body ||
      !isShown(document.activeElement));

  function check() {
    if (!isLost()) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => focused && isLost() && focusNear(focused), WAIT_MS);
  }

  const onKey = () => {
    isByKey = true;
  };
  const onPointer = () => {
    isByKey = false;
  };
  const observer = new MutationObserver(check);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['hidden'],
  });
  document.addEventListener('focusin', onFocusIn);
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    document.removeEventListener('focusin', onFocusIn);
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

/** Keeps the focus while the caller is mounted. One caller only. */
export const useFocusKeeper = (): void => useEffect(keepFocus, []);
