import { CSV_SEPARATORS, type CsvSeparator, type Position } from '@finally/contract';
import { createRememberedStore, oneOf, someOf } from '@/shared/remembered/remembered-store';

/** The columns of the positions beside the ticker, in their order. */
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

/** A column by which positions can be sorted. */
export type PositionKey = 'ticker' | PositionColumn;

export interface PositionSort {
  key: PositionKey;
  descending: boolean;
}

/** A column with a field of the position itself. */
export type PositionFigure = Exclude<PositionKey, 'ticker' | 'day_change_percent'> & keyof Position;

/** The periods of the heatmap's colors: since the shares were bought, or today. */
export const HEATMAP_PERIODS = ['bought', 'today'] as const;
export type HeatmapPeriod = (typeof HEATMAP_PERIODS)[number];

export interface ViewsState {
  position_columns: readonly PositionColumn[];
  position_sort: PositionSort;
  /** Whether the heatmap groups positions by sector. */
  heatmap_by_sector: boolean;
  heatmap_period: HeatmapPeriod;
  /** The separator of downloaded CSV files. */
  csv_separator: CsvSeparator;
}

/** In locales with a decimal comma, spreadsheets expect semicolons as separators. */
const hasDecimalComma = new Intl.NumberFormat().format(0.5).includes(',');

const isSort = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  'descending' in value &&
  oneOf(['ticker', ...POSITION_COLUMNS])(value.key) &&
  typeof value.descending === 'boolean';

/** The view settings of the portfolio, as this browser remembers them. */
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
