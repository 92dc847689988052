/** The id of the element in the header, before its controls, relative to which toasts are positioned. */
export const TOASTS_PLACE_ID = 'toasts-place';
