import { formatLast } from '@/shared/format/format';
import type { IndicatorKind } from './catalog';
import type { IndicatorValues } from './computation';

const index = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** Formats the values of an indicator for the legend; a dash while there are too few bars. */
export function formatIndicator(kind: IndicatorKind, values: IndicatorValues): string {
  if (!values) return '\u2013';
  const format = (value: number) => (kind === 'rsi' ? index.format(value) : formatLast(value));
  return values.map(format).join(' ');
}
