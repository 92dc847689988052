const PLAIN = /^(\d+\.?\d*|\.\d+)$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/** Digits up to which a decimal number comes through a JSON number unchanged. */
export const EXACT_DIGITS_MAX = 15;

/**
 * The digits of a number as someone typed it, or undefined where it is not
 * plainly one: `5`, `2.5`, `.5` and `1,000` are, `1,5` and `1e3` are not, as
 * guessing what was meant would act on it.
 */
export function digitsOf(typed: string): string | undefined {
  const text = typed.trim();
  return PLAIN.test(text) || GROUPED.test(text) ? text.replaceAll(',', '') : undefined;
}

/** The number that someone typed, or null where it is none or would not stay what it is. */
export function parseNumber(typed: string): number | null {
  const digits = digitsOf(typed);
  if (digits === undefined) return null;
  const significant = digits.replace('.', '').replace(/^0+/, '');
  return significant.length > EXACT_DIGITS_MAX ? null : Number(digits);
}
