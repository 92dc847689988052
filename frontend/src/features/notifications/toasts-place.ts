/** The id of the element in the header, before its controls, relative to which toasts are positioned. */
export const TOASTS_PLACE_ID = 'toasts-place';

/** The width that the header leaves free beside its figures in a window of 1440 px. */
export const TOASTS_WIDTH = 'clamp(18rem, 21vw, 30rem)';
