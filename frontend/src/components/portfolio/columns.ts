import type { PositionKey, PositionSort } from '@/hooks/use-portfolio';

interface Column {
  key: PositionKey;
  label: string;
  /** Narrow panels leave out what the rest implies; wider ones show more. */
  visibility: string;
}

export const COLUMNS: readonly Column[] = [
  { key: 'ticker', label: 'Ticker', visibility: '' },
  { key: 'quantity', label: 'Qty', visibility: '' },
  { key: 'avg_cost', label: 'Avg cost', visibility: 'hidden @min-[37rem]:table-cell' },
  { key: 'current_price', label: 'Price', visibility: 'hidden @min-[31rem]:table-cell' },
  { key: 'market_value', label: 'Value', visibility: '' },
  { key: 'unrealized_pnl', label: 'P&L', visibility: '' },
  { key: 'unrealized_pnl_percent', label: 'P&L %', visibility: 'hidden @min-[23rem]:table-cell' },
  { key: 'weight', label: 'Weight', visibility: 'hidden @min-[42rem]:table-cell' },
];

export const visibilityOf = (key: PositionKey): string =>
  COLUMNS.find((column) => column.key === key)?.visibility ?? '';

/** A second click on a column turns it round; a new column starts with what people look for first. */
export function nextSort(sort: PositionSort, key: PositionKey): PositionSort {
  if (sort.key === key) return { key, descending: !sort.descending };
  return { key, descending: key !== 'ticker' };
}
