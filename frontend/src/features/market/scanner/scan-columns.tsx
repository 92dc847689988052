import { type ScanCondition, type ScanRow, scanFigure } from '@finally/contract';
import { NO_PRICE } from '@/features/prices/use-price-writer';
import {
  formatPercent,
  formatPlainPercent,
  formatPrice,
  formatRatio,
  formatSignedMoney,
} from '@/shared/format/format';
import { formatVolume } from '@/shared/format/volume';
import { Change } from '@/ui/change';
import { DAY_COLUMNS, type TickerColumn } from '../rows/day-columns';
import { figureLabel } from './scan-draft';

/** Figures that every list shows. */
const SHOWN_ANYWAY: readonly ScanCondition['figure'][] = ['price', 'change_percent'];
/** Figures whose sign matters. */
const SIGNED: readonly ScanCondition['figure'][] = [
  'change',
  'gap_percent',
  'sma_distance',
  'ema_distance',
  'sma_spread',
  'ema_spread',
  'roc',
];

function format({ figure }: ScanCondition, value: number): string {
  switch (scanFigure(figure).unit) {
    case 'percent':
      return SIGNED.includes(figure) ? formatPercent(value) : formatPlainPercent(value);
    case 'dollars':
      return formatSignedMoney(value);
    case 'price':
      return formatPrice(value);
    case 'shares':
      return formatVolume(value);
    case 'times':
      return `${formatRatio(value)}\u00d7`;
    case 'number':
      return formatRatio(value);
  }
}

function Value({
  condition,
  row,
  index,
}: {
  condition: ScanCondition;
  row: ScanRow;
  index: number;
}) {
  const value = row.values[index] ?? null;
  if (value === null) return NO_PRICE;
  const text = format(condition, value);
  return SIGNED.includes(condition.figure) ? <Change>{text}</Change> : text;
}

/** Returns a column for each condition, and then figures of the day that it does not contain. */
export function scanColumns(conditions: readonly ScanCondition[]): TickerColumn<ScanRow>[] {
  const columns = conditions.flatMap((condition, index): TickerColumn<ScanRow>[] => {
    if (SHOWN_ANYWAY.includes(condition.figure)) return [];
    const { short } = scanFigure(condition.figure);
    return [
      {
        key: `${index} ${figureLabel(condition)}`,
        label: [short, ...condition.parameters].join(' '),
        title: figureLabel(condition),
        cell: (row) => <Value condition={condition} row={row} index={index} />,
      },
    ];
  });
  const used = new Set<string>(conditions.map(({ figure }) => figure));
  const rest = [DAY_COLUMNS.volume, DAY_COLUMNS.relative_volume, DAY_COLUMNS.range];
  return [...columns, ...rest.filter(({ key }) => !used.has(key))];
}
