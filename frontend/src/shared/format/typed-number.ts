const PLAIN = /^(\d+\.?\d*|\.\d+)$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/** Maximum number of digits that a JSON number represents exactly. */
export const EXACT_DIGITS_MAX = 15;

/**
 * Returns the digits of a typed number, or undefined if it is ambiguous: `5`, `2.5`, `.5` and `1,000`
 * are accepted, `1,5` and `1e3` are not, because an order would be placed on a guess.
 */
export function digitsOf(typed: string): string | undefined {
  const text = typed.trim();
  return PLAIN.test(text) || GROUPED.test(text) ? text.replaceAll(',', '') : undefined;
}

/** Returns a typed number, or null if it is none or a JSON number cannot represent it. */
export function parseNumber(typed: string): number | null {
  const digits = digitsOf(typed);
  if (digits === undefined) return null;
  const significant = digits.replace('.', '').replace(/^0+/, '');
  return significant.length > EXACT_DIGITS_MAX ? null : Number(digits);
}
