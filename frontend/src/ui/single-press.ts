import type { KeyboardEvent, MouseEvent } from 'react';

/** Handlers of a button that ignores the repeats of a key that is held down. */
export const ignoreKeyRepeat = {
  onKeyDown(event: KeyboardEvent) {
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
  },
};

/**
 * Returns the handlers of a button that places an order, so that one press is one order: repeats of a
 * held key and the second click of a double click are ignored.
 */
export const onSinglePress = (run: () => void) => ({
  'data-places-order': true,
  ...ignoreKeyRepeat,
  onClick(event: MouseEvent) {
    if (event.detail <= 1) run();
  },
});
