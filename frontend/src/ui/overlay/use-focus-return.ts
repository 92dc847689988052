'use client';

import { useEffect, useState } from 'react';
import { fieldAt } from '@/shared/browser/text-field';

/** Buttons that place orders: the focus is never restored to one. */
const PLACES_ORDER = '[data-places-order]';

const canTakeFocus = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.isConnected;

/**
 * Restores the focus, when the caller unmounts, to the element that had it when the caller mounted,
 * unless another element has taken it meanwhile. For dialogs and other overlays.
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

/** The element that had the focus before a field took it; null if there was none. */
let beforeField: HTMLElement | null = null;

function onFocusOut({ target, relatedTarget }: FocusEvent): void {
  // The window lost the focus, or no element has it now.
  if (relatedTarget === null) {
    beforeField = null;
    return;
  }
  if (!fieldAt(relatedTarget) || fieldAt(target)) return;
  const isCandidate = target instanceof HTMLElement && !target.matches(PLACES_ORDER);
  beforeField = isCandidate ? target : null;
}

/** Moves the focus from a field back to the element that had it before. */
export function leaveField(): void {
  const field = document.activeElement;
  if (canTakeFocus(beforeField)) beforeField.focus({ preventScroll: true });
  // There is no such element, or it is folded away.
  if (document.activeElement === field && field instanceof HTMLElement) field.blur();
}

/** Tracks the focus for `leaveField` while the caller is mounted. One caller only. */
export function useDeskFocus(): void {
  useEffect(() => {
    document.addEventListener('focusout', onFocusOut);
    return () => document.removeEventListener('focusout', onFocusOut);
  }, []);
}
