'use client';

import { useEffect } from 'react';

/** Menus, popovers and dialogs that close if a press lands outside of them. */
const OPEN = '[data-state=open]:is([role=menu], [role=dialog], [role=alertdialog])';
const SURFACES = '[role=menu], [role=dialog], [role=alertdialog], [popover]';
/** Toasts can be used while a dialog is open; a backdrop closes the dialog that it belongs to. */
const LEFT_ALONE = '[data-sonner-toaster], [data-backdrop]';

/** The events of a press after its `pointerdown`. */
const FOLLOWING = ['pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click'] as const;

/** Returns whether a press there leaves open menus and dialogs alone, and they leave it alone. */
export const isLeftAlone = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(LEFT_ALONE) !== null;

const openPopovers = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[popover]')].filter((popover) =>
    popover.matches(':popover-open'),
  );

/** Returns whether a press there belongs to what is open: to its content, or to the button that toggles it. */
const belongsToOpen = (target: Element, popovers: readonly HTMLElement[]): boolean => {
  if (target.closest(`${SURFACES}, [aria-expanded=true]`) !== null || isLeftAlone(target))
    return true;
  const toggled = target.closest('[popovertarget]')?.getAttribute('popovertarget');
  return popovers.some(({ id }) => id === toggled);
};

/**
 * Lets the first press outside of open menus, popovers and dialogs only close them: it reaches nothing
 * below, so that a tap that is meant to close a menu places no order.
 *
 * @returns how to stop
 */
function guardOutsidePresses(): () => void {
  let isSwallowing = false;

  function onPointerDown(event: PointerEvent) {
    // The one that is passed on below.
    if (!(event.target instanceof Element)) return;
    isSwallowing = false;
    if (event.button !== 0) return;
    const popovers = openPopovers();
    if (popovers.length === 0 && document.querySelector(OPEN) === null) return;
    if (belongsToOpen(event.target, popovers)) return;
    isSwallowing = true;
    event.stopImmediatePropagation();
    // The listeners of Radix are on the document; some of them wait for the click.
    document.dispatchEvent(new PointerEvent('pointerdown', { pointerType: event.pointerType }));
  }

  function onFollowing(event: Event) {
    // A click by key or by script belongs to no press.
    if (!isSwallowing || (event.type === 'click' && (event as MouseEvent).detail === 0)) return;
    event.stopImmediatePropagation();
    // Keeps the focus from moving to what was pressed. Preventing `touchstart` would prevent the click.
    if (!event.type.startsWith('touch')) event.preventDefault();
    if (event.type !== 'click') return;
    isSwallowing = false;
    document.dispatchEvent(new MouseEvent('click'));
  }

  const options = { capture: true };
  window.addEventListener('pointerdown', onPointerDown, options);
  for (const type of FOLLOWING) window.addEventListener(type, onFollowing, options);
  return () => {
    window.removeEventListener('pointerdown', onPointerDown, options);
    for (const type of FOLLOWING) window.removeEventListener(type, onFollowing, options);
  };
}

/** Guards presses outside of what is open while the caller is mounted. One caller only. */
export const useOutsidePressGuard = (): void => useEffect(guardOutsidePresses, []);
