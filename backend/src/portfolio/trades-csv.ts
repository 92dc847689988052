import type { Trade, TradeNote } from '@finally/contract';
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

/** What a person has written down of the trade; empty if that is nothing. */
const NOTE_COLUMNS = {
  tags: ({ tags }) => tags.join(', '),
  note: ({ text }) => text,
  planned_entry: ({ plan }) => plan?.entry ?? null,
  planned_stop: ({ plan }) => plan?.stop ?? null,
  planned_target: ({ plan }) => plan?.target ?? null,
  plan: ({ plan }) => plan?.text ?? null,
} as const satisfies Readonly<Record<string, (note: TradeNote) => string | number | null>>;

/** Returns the line of column names. */
export const csvHeader = (style: CsvStyle): string =>
  csvLine([...COLUMNS, ...Object.keys(NOTE_COLUMNS)], style);

/** Returns a line for each trade, with its note if it has one. */
export function tradesToCsv(
  trades: readonly Trade[],
  style: CsvStyle,
  notes: ReadonlyMap<string, TradeNote> = new Map(),
): string {
  const line = (trade: Trade): string => {
    const note = notes.get(trade.id);
    const written = Object.values(NOTE_COLUMNS).map((read) => (note ? read(note) : null));
    return csvLine([...COLUMNS.map((name) => trade[name]), ...written], style);
  };
  return trades.map(line).join('');
}
