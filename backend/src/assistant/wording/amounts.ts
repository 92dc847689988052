/** Formats dollars to the cent: `$1,234.50`. */
export const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Formats a price, which has two to four decimals: `$187.505`. */
export const prices = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});

/** Formats a number of shares, which has up to six decimals. */
export const shares = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
