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
  UNITS_MAX,
} from '../../../../kernel/money.ts';

const ASTRONOMICAL = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Formats `$1,234.56`. Supports amounts beyond what the ledger can hold. */
export const dollars = (amount: number): string => {
  const rounded = Math.round(amount * 10 ** CENTS_SCALE);
  return Math.abs(rounded) <= UNITS_MAX ? formatCents(cents(rounded)) : ASTRONOMICAL.format(amount);
};

/** Formats a profit or loss: `+$12.30`, `-$4.00`. */
export const gain = (amount: number): string => {
  const written = dollars(amount);
  return written.startsWith('-') ? written : `+${written}`;
};

/** Formats `190.12`, or `0.0123` if cents would be too coarse. */
export const price = (amount: number): string =>
  amount >= 1 ? dollars(amount) : `$${amount.toFixed(PRICE_SCALE)}`;

/** Formats `2.5`; a quantity that the ledger cannot hold is printed unchanged. */
export const shares = (quantity: number): string => {
  const scaled = parseDecimal(quantity, QUANTITY_SCALE);
  return scaled === undefined ? String(quantity) : formatQuantity(quantityE6(scaled));
};

/** Formats `+1.25%`. */
export const change = (percent: number): string => {
  const written = percent.toFixed(2);
  if (Number(written) === 0) return '0.00%';
  return percent < 0 ? `${written}%` : `+${written}%`;
};

/** Formats a fraction of one as `12.3%`. */
export const share = (part: number): string => `${(part * 100).toFixed(1)}%`;

/** Formats `$190.12, +1.25% today`. */
export const quoted = (latest: Pick<PriceUpdate, 'price' | 'day_change_percent'>): string =>
  `${price(latest.price)}, ${change(latest.day_change_percent)} today`;

/** Formats a Markdown list. */
export const list = (lines: readonly string[]): string =>
  lines.map((line) => `- ${line}`).join('\n');

/** Formats a Markdown table: the first column to the left, figures to the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [row(head), row(rule), ...rows.map(row)].join('\n');
};
