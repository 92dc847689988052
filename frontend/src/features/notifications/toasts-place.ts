/** The element of the header, before its controls, that toasts count their place from. */
export const TOASTS_PLACE_ID = 'toasts-place';
