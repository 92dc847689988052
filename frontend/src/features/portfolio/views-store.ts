import { CSV_SEPARATORS, type CsvSeparator, type Position } from '@finally/contract';
import { createRememberedStore, oneOf, someOf } from '@/shared/remembered/remembered-store';

/** What the positions table can show beside the ticker, in the order of its columns. */
export const POSITION_COLUMNS = [
  'name',
  'sector',
  'quantity',
  'avg_cost',
  'cost_basis',
  'current_price',
  'day_change_percent',
  'market_value',
  'unrealized_pnl',
  'unrealized_pnl_percent',
  'realized_pnl',
  'weight',
] as const;
export type PositionColumn = (typeof POSITION_COLUMNS)[number];

/** A column that positions can be sorted by. */
export type PositionKey = 'ticker' | PositionColumn;

export interface PositionSort {
  key: PositionKey;
  descending: boolean;
}

/** A figure that comes from the position itself. */
export type PositionFigure = Exclude<PositionKey, 'ticker' | 'day_change_percent'> & keyof Position;

/** What the colors of the heatmap tell: the change of the day, or that since the shares were bought. */
export const HEATMAP_PERIODS = ['bought', 'today'] as const;
export type HeatmapPeriod = (typeof HEATMAP_PERIODS)[number];

export interface ViewsState {
  position_columns: readonly PositionColumn[];
  position_sort: PositionSort;
  /** Whether the heatmap keeps the positions of a sector together. */
  heatmap_by_sector: boolean;
  heatmap_period: HeatmapPeriod;
  /** What stands between the cells of a download. */
  csv_separator: CsvSeparator;
}

/** Where decimals have a comma, spreadsheets expect semicolons between cells. */
const hasDecimalComma = new Intl.NumberFormat().format(0.5).includes(',');

const isSort = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  'descending' in value &&
  oneOf(['ticker', ...POSITION_COLUMNS])(value.key) &&
  typeof value.descending === 'boolean';

/** How a person likes the views of the portfolio, as this browser remembers it. */
export const viewsStore = createRememberedStore<ViewsState>(
  'views',
  1,
  {
    position_columns: [
      'quantity',
      'avg_cost',
      'current_price',
      'market_value',
      'unrealized_pnl',
      'unrealized_pnl_percent',
      'weight',
    ],
    position_sort: { key: 'market_value', descending: true },
    heatmap_by_sector: true,
    heatmap_period: 'bought',
    csv_separator: hasDecimalComma ? 'semicolon' : 'comma',
  },
  {
    position_columns: someOf(POSITION_COLUMNS),
    position_sort: isSort,
    heatmap_by_sector: oneOf([true, false]),
    heatmap_period: oneOf(HEATMAP_PERIODS),
    csv_separator: oneOf(CSV_SEPARATORS),
  },
);
