import {
  INDICATORS,
  type IndicatorDescription,
  type IndicatorKind,
} from '@finally/contract/indicators/catalog';
import type { IndicatorValues } from '@finally/contract/indicators/computation';
import { formatLast, formatPercent } from '@/shared/format/format';
import { formatVolume } from '@/shared/format/volume';

const index = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

const FORMATS: Readonly<Record<IndicatorDescription['unit'], (value: number) => string>> = {
  price: formatLast,
  index: index.format,
  percent: formatPercent,
  shares: (value) => `${value < 0 ? '\u2212' : ''}${formatVolume(Math.abs(value))}`,
};

/** Formats one value of an indicator. */
export const formatValue = (kind: IndicatorKind, value: number): string =>
  FORMATS[INDICATORS[kind].unit](value);

/** Formats the values of an indicator for the legend; a dash while there are too few bars. */
export function formatIndicator(kind: IndicatorKind, values: IndicatorValues): string {
  const shown = values?.slice(0, INDICATORS[kind].lines.length) ?? [];
  const known = shown.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return '\u2013';
  return known.map((value) => formatValue(kind, value)).join(' ');
}
