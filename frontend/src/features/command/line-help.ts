import type { ComponentProps } from 'react';

/** What is known of the line by what understands it. */
export interface LineHelp {
  /** How the field points at its suggestions. */
  field: Partial<ComponentProps<'input'>>;
  isBusy: boolean;
  /** Tells whether the key did something else than it does in any field. */
  onKey(key: string, isShifted: boolean): boolean;
}
