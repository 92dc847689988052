const THOUSANDS = /^(\d{1,6})(?:\.(\d{1,3}))?K$/;

/** Returns `5K` or `1.5K` as the digits of the number; null for any other word. */
export function thousandsOf(word: string): string | null {
  const [, whole, decimals = ''] = THOUSANDS.exec(word) ?? [];
  return whole === undefined ? null : `${Number(`${whole}${decimals.padEnd(3, '0')}`)}`;
}

/**
 * Writes out thousands of which it is said whether they are dollars or shares, in upper case: `$5K` is
 * `$5000`, `5K SHARES` is `5000 SHARES`, `5K USD` is `5000 USD`.
 */
export const writeThousands = (line: string): string =>
  line
    .replace(/\$(\d[\d.]*K)(?!\S)/g, (typed, word) => `$${thousandsOf(word) ?? typed.slice(1)}`)
    .replace(
      /(\d[\d.]*K)(?=\s+(?:SHARES?|DOLLARS?|USD|BUCKS)\b)/g,
      (word) => thousandsOf(word) ?? word,
    );
