/**
 * Amounts of Alpaca's trading API are strings on the wire. FinAlly's numbers have at most fifteen digits
 * and six decimals, so that JavaScript prints each as its exact decimal, without an exponent.
 */
export const toText = (value: number): string => String(value);

export const toTextOrNull = (value: number | null): string | null =>
  value === null ? null : String(value);

/** The digits of a decimal without zeros that mean nothing. */
const normalize = (decimal: string): string => {
  const [whole = '', fraction = ''] = decimal.split('.');
  const trimmed = fraction.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${trimmed && `.${trimmed}`}`;
};

const DECIMAL = /^-?(\d+(\.\d*)?|\.\d+)$/;

/**
 * Reads an amount that clients send as a string or as a number.
 *
 * @returns undefined if it is no decimal, or has more digits than a number holds exactly
 */
export function readAmount(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const text = value.trim();
  if (!DECIMAL.test(text)) return undefined;
  const number = Number(text);
  const written = normalize(text.replace(/^(-?)\./, '$10.').replace(/^-/, ''));
  return written === normalize(String(Math.abs(number))) ? number : undefined;
}
