/**
 * Returns whether a key belongs to an input method, which composes several keys to one character. Some
 * browsers report the key that ends a composition by the code 229 only.
 */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229;
