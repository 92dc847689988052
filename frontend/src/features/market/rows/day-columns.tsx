import type { DayFigures } from '@finally/contract';
import type { ReactNode } from 'react';
import { NO_PRICE } from '@/features/prices/use-price-writer';
import { formatLastChange, formatPercent, formatRatio } from '@/shared/format/format';
import { formatVolume } from '@/shared/format/volume';
import { Change } from '@/ui/change';
import { DayRange } from './day-range';

/** A column beside ticker, price and change. */
export interface TickerColumn<Row extends DayFigures = DayFigures> {
  readonly key: string;
  readonly label: string;
  /** What the figures mean. */
  readonly title: string;
  cell(row: Row): ReactNode;
}

/** The columns of a day's figures. */
export const DAY_COLUMNS = {
  range: {
    key: 'range',
    label: 'Range',
    title: 'Where the price is between the low and the high of the day',
    cell: (row) => <DayRange day={row} />,
  },
  change: {
    key: 'change',
    label: 'Chg',
    title: 'Change since the previous close, in dollars',
    cell: ({ change, price }) => <Change>{formatLastChange(change, price)}</Change>,
  },
  gap: {
    key: 'gap',
    label: 'Gap',
    title: 'The open relative to the previous close',
    cell: ({ gap_percent }) => <Change>{formatPercent(gap_percent)}</Change>,
  },
  volume: {
    key: 'volume',
    label: 'Volume',
    title: 'Shares traded today',
    cell: ({ volume }) => formatVolume(volume),
  },
  relative_volume: {
    key: 'relative_volume',
    label: 'Rel vol',
    title: 'Volume as a multiple of the usual one',
    cell: ({ relative_volume }) =>
      relative_volume === null ? NO_PRICE : `${formatRatio(relative_volume)}\u00d7`,
  },
} as const satisfies Readonly<Record<string, TickerColumn>>;
