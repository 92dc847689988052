'use client';

import { useEffect, useState } from 'react';
import { fieldAt } from '@/shared/browser/text-field';

/** Buttons that place orders are marked so: the focus never comes back to one by itself. */
const PLACES_ORDER = '[data-places-order]';

const canTakeFocus = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.isConnected;

/**
 * Gives the focus back to what had it when the caller appeared, once the caller is gone, unless
 * something else has taken it meanwhile. For dialogs and whatever else stands before the page.
 */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && canTakeFocus(before)) before.focus({ preventScroll: true });
    },
    [before],
  );
}

/** What had the focus on the desk before a field took it; null if that was nothing. */
let placeOnDesk: HTMLElement | null = null;

function onFocusOut({ target, relatedTarget }: FocusEvent): void {
  // The window lost the focus, or nothing has it now.
  if (relatedTarget === null) {
    placeOnDesk = null;
    return;
  }
  if (!fieldAt(relatedTarget) || fieldAt(target)) return;
  const isPlace = target instanceof HTMLElement && !target.matches(PLACES_ORDER);
  placeOnDesk = isPlace ? target : null;
}

/** Leaves the field that has the focus, for where the person was before it. */
export function leaveField(): void {
  const field = document.activeElement;
  if (canTakeFocus(placeOnDesk)) placeOnDesk.focus({ preventScroll: true });
  // There is no such place, or it is folded away.
  if (document.activeElement === field && field instanceof HTMLElement) field.blur();
}

/** Follows the focus over the page while the caller is on it. One caller only. */
export function useDeskFocus(): void {
  useEffect(() => {
    document.addEventListener('focusout', onFocusOut);
    return () => document.removeEventListener('focusout', onFocusOut);
  }, []);
}
