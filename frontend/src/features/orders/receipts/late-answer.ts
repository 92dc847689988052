/** How long the outcome of an order is shown whose answer was lost: it comes when nobody expects it. */
export const LATE_MS = 30_000;

/** What the toast of such an outcome adds. */
export const LATE_NOTE = 'Its answer was lost, and has come now.';
