/**
 * Whether a key belongs to an input method, which writes several keys as one character. Some browsers
 * say so by the code 229 alone, for the key that ends it.
 */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229;
