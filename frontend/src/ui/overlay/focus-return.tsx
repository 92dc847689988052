'use client';

import { useFocusReturn } from './use-focus-return';

/**
 * Restores the focus when the dialog around it closes. The dialog's own mechanism, which only knows its
 * trigger button, has to be disabled.
 */
export function FocusReturn() {
  useFocusReturn();
  return null;
}
