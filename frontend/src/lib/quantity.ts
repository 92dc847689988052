const PLAIN = /^(\d+\.?\d*|\.\d+)$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/** Digits up to which a decimal number comes through a JSON number unchanged. */
const EXACT_DIGITS_MAX = 15;

/**
 * The quantity that someone typed, or null where it is not plainly a number:
 * `5`, `2.5`, `.5` and `1,000` are, `1,5` and `1e3` are not, as guessing what
 * was meant would trade it. More digits than a number holds are not either: they
 * would silently become another quantity. Whether it can be traded is for the
 * server to say.
 */
export function parseQuantity(typed: string): number | null {
  const text = typed.trim();
  if (!PLAIN.test(text) && !GROUPED.test(text)) return null;
  const digits = text.replaceAll(',', '');
  const significant = digits.replace('.', '').replace(/^0+/, '');
  return significant.length > EXACT_DIGITS_MAX ? null : Number(digits);
}
