import { formatMoney, formatSignedMoney } from '@/shared/format/format';

/** `1 trade`, `3 trades`. */
export const counted = (trades: number): string => (trades === 1 ? '1 trade' : `${trades} trades`);

/** Formats a profit with its sign; zero has none. */
export const signed = (dollars: number): string =>
  dollars === 0 ? formatMoney(0) : formatSignedMoney(dollars);
