/** Sizes of the ticket's own row until the person changes them. */
export const DEFAULT_OWN_SIZES = ['1', '10', '100', '$500'] as const;

export const OWN_SIZES_COUNT = DEFAULT_OWN_SIZES.length;

export interface OwnSize {
  /** As the ticket's field takes it: no sign, no grouping. */
  readonly amount: string;
  readonly unit: 'shares' | 'dollars';
}

/** Shares have at most six decimals, dollars two. */
const SHARES = /^\d{1,9}(\.\d{1,6})?$/;
const DOLLARS = /^\$\s*(\d{1,12}(?:\.\d{1,2})?)$/;

/** Returns the size that a person wrote: `10`, `2.5`, `$500`; null if it is none or zero. */
export function readOwnSize(text: string): OwnSize | null {
  const typed = text.trim().replaceAll(',', '');
  const dollars = DOLLARS.exec(typed)?.[1];
  const amount = dollars ?? (SHARES.test(typed) ? typed : null);
  if (amount === null || /^[0.]*$/.test(amount)) return null;
  return { amount, unit: dollars === undefined ? 'shares' : 'dollars' };
}

/** Returns the short form of a size for its button: `10`, `$500`. */
export const writeOwnSize = ({ amount, unit }: OwnSize): string =>
  unit === 'dollars' ? `$${amount}` : amount;
