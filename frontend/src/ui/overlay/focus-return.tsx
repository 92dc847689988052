'use client';

import { useFocusReturn } from './use-focus-return';

/**
 * Within a dialog: gives the focus back, once it is closed, to what had it before. The dialog's own
 * way, which knows only the button that opens it, is to be switched off.
 */
export function FocusReturn() {
  useFocusReturn();
  return null;
}
