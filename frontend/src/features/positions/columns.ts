import type { PositionColumn, PositionKey, PositionSort } from '@/features/portfolio/use-views';

interface Column {
  label: string;
  /** The name in the menu of columns, if it is longer than the label. */
  title?: string;
  /** Classes that hide the column on narrow panels. */
  visibility: string;
  /** The word of the glossary that explains it. */
  term?: string;
  /** Texts are aligned left, figures right. */
  isText?: boolean;
}

export const COLUMNS: Readonly<Record<PositionKey, Column>> = {
  ticker: { label: 'Ticker', visibility: '', isText: true },
  name: { label: 'Name', visibility: '', isText: true },
  sector: { label: 'Sector', visibility: '', isText: true },
  quantity: { label: 'Qty', title: 'Quantity', visibility: '' },
  avg_cost: {
    label: 'Avg cost',
    title: 'Average cost',
    term: 'average cost',
    visibility: 'hidden @min-[40rem]:table-cell',
  },
  cost_basis: { label: 'Cost', title: 'Cost basis', visibility: '' },
  current_price: { label: 'Price', visibility: 'hidden @min-[34rem]:table-cell' },
  day_change_percent: { label: 'Day %', title: 'Day change', visibility: '' },
  market_value: { label: 'Value', title: 'Market value', visibility: '' },
  unrealized_pnl: { label: 'P&L', title: 'Unrealized profit', term: 'unrealized', visibility: '' },
  unrealized_pnl_percent: {
    label: 'P&L %',
    title: 'Unrealized profit in percent',
    visibility: 'hidden @min-[25rem]:table-cell',
  },
  realized_pnl: { label: 'Realized', title: 'Realized profit', visibility: '' },
  weight: { label: 'Weight', visibility: 'hidden @min-[45rem]:table-cell' },
};

/** Returns the chosen columns in their defined order. */
export const inOrder = (
  chosen: readonly PositionColumn[],
  all: readonly PositionColumn[],
): readonly PositionColumn[] => all.filter((column) => chosen.includes(column));

/** Returns the sort after a click: the same column reverses, another one starts descending (texts ascending). */
export function nextSort(sort: PositionSort, key: PositionKey): PositionSort {
  if (sort.key === key) return { key, descending: !sort.descending };
  return { key, descending: !COLUMNS[key].isText };
}
