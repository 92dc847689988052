import {
  CENTS_SCALE,
  type Cents,
  PRICE_SCALE,
  type PriceE4,
  QUANTITY_SCALE,
  type QuantityE6,
} from '../../../kernel/money.ts';

/**
 * Writes a whole number of `10^-scale` as a decimal without trailing zeros: amounts of Alpaca's trading
 * API are strings.
 */
export function decimal(value: number | bigint, scale: number): string {
  const isNegative = value < 0;
  const digits = String(isNegative ? -value : value).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${isNegative ? '-' : ''}${digits.slice(0, -scale)}${fraction && `.${fraction}`}`;
}

export const money = (value: Cents | number): string => decimal(value, CENTS_SCALE);
export const price = (value: PriceE4 | number): string => decimal(value, PRICE_SCALE);
export const quantity = (value: QuantityE6 | number): string => decimal(value, QUANTITY_SCALE);

/** Writes a part of a whole as a decimal with up to six places; zero if the whole is zero. */
export const ratio = (part: number, whole: number): string =>
  whole === 0 ? '0' : decimal(Math.round((part / whole) * 1_000_000), 6);

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
