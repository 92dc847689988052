import type { ComponentProps } from 'react';

/** The state of the command line that the suggestions provide. */
export interface LineHelp {
  /** How the field points at its suggestions. */
  field: Partial<ComponentProps<'input'>>;
  isBusy: boolean;
  /** Returns whether the key was handled, so that the field must not handle it too. */
  onKey(key: string, isShifted: boolean): boolean;
}
