import type { PriceUpdate } from '@finally/contract';
import {
  CENTS_SCALE,
  cents,
  formatCents,
  formatQuantity,
  PRICE_SCALE,
  parseDecimal,
  QUANTITY_SCALE,
  quantityE6,
} from '../../../kernel/money.ts';

/** `$1,234.56`. */
export const dollars = (amount: number): string =>
  formatCents(cents(Math.round(amount * 10 ** CENTS_SCALE)));

/** `+$12.30`, `-$4.00`: an amount won or lost. */
export const gain = (amount: number): string => `${amount < 0 ? '' : '+'}${dollars(amount)}`;

/** `190.12`, or `0.0123` where cents would hide what counts. */
export const price = (amount: number): string =>
  amount >= 1 ? dollars(amount) : `$${amount.toFixed(PRICE_SCALE)}`;

/** `2.5`; a quantity that the ledger cannot hold as it was written. */
export const shares = (quantity: number): string => {
  const scaled = parseDecimal(quantity, QUANTITY_SCALE);
  return scaled === undefined ? String(quantity) : formatQuantity(quantityE6(scaled));
};

/** `+1.25%`. */
export const change = (percent: number): string =>
  `${percent < 0 ? '' : '+'}${percent.toFixed(2)}%`;

/** A share of one as `12.3%`. */
export const share = (part: number): string => `${(part * 100).toFixed(1)}%`;

/** `$190.12, +1.25% today`. */
export const quoted = (latest: Pick<PriceUpdate, 'price' | 'day_change_percent'>): string =>
  `${price(latest.price)}, ${change(latest.day_change_percent)} today`;

/** A Markdown list. */
export const list = (lines: readonly string[]): string =>
  lines.map((line) => `- ${line}`).join('\n');
