import type { AccountColor } from '@finally/contract';

/** The colors of accounts in the theme. */
const COLORS: Readonly<Record<AccountColor, string>> = {
  blue: 'var(--color-series-1)',
  orange: 'var(--color-series-2)',
  green: 'var(--color-series-5)',
  violet: 'var(--color-series-3)',
  red: 'var(--color-down)',
  teal: 'var(--color-info)',
  yellow: 'var(--color-series-4)',
  pink: 'var(--color-series-6)',
};

/** Returns the color of an account in the theme. */
export const colorOf = (color: AccountColor): string => COLORS[color];

/** A mark in the color of an account, beside its name. */
export const AccountMark = ({ color }: { color: AccountColor }) => (
  <span
    aria-hidden="true"
    style={{ backgroundColor: colorOf(color) }}
    className="size-2.5 shrink-0 rounded-full"
  />
);
