import type { Trade } from '@finally/contract';
import { type CsvStyle, csvLine } from '../kernel/csv/write-csv.ts';

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
  'source',
  'cause',
  'order_id',
  'fees',
] as const satisfies readonly (keyof Trade)[];

/** Returns the line of column names. */
export const csvHeader = (style: CsvStyle): string => csvLine(COLUMNS, style);

/** Returns a line for each trade. */
export const tradesToCsv = (trades: readonly Trade[], style: CsvStyle): string =>
  trades
    .map((trade) =>
      csvLine(
        COLUMNS.map((name) => trade[name]),
        style,
      ),
    )
    .join('');
