import type { Trade } from '@finally/contract';

const COLUMNS = [
  'executed_at',
  'id',
  'ticker',
  'side',
  'quantity',
  'price',
  'notional',
  'realized_pnl',
  'origin',
  'client_order_id',
] as const satisfies readonly (keyof Trade)[];

/**
 * One field by RFC 4180. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front (OWASP, CSV Injection).
 */
const field = (value: Trade[(typeof COLUMNS)[number]]): string => {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** The line of column names. */
export const CSV_HEADER = `${COLUMNS.join(',')}\r\n`;

/** Trades as lines of CSV (RFC 4180). */
export const tradesToCsv = (trades: readonly Trade[]): string =>
  trades.map((trade) => `${COLUMNS.map((name) => field(trade[name])).join(',')}\r\n`).join('');
