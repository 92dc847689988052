import type { KeyboardEvent, MouseEvent } from 'react';

/** Handlers of a button that a held key presses once. */
export const ignoreKeyRepeat = {
  onKeyDown(event: KeyboardEvent) {
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
  },
};

/**
 * The handlers of a button that places an order: one press is one order. A key that is held, and
 * the second click of a double click, do nothing.
 */
export const onSinglePress = (run: () => void) => ({
  'data-places-order': true,
  ...ignoreKeyRepeat,
  onClick(event: MouseEvent) {
    if (event.detail <= 1) run();
  },
});
