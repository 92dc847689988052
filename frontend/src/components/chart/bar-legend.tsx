import { formatPrice } from '@/lib/format';
import type { DrawnBar } from './live-bar';

const volume = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** The figures of one bar, laid over the chart's upper left corner. */
export function BarLegend({ bar }: { bar: DrawnBar }) {
  const colour = bar.close >= bar.open ? 'text-up' : 'text-down';
  const figures = [
    ['O', formatPrice(bar.open)],
    ['H', formatPrice(bar.high)],
    ['L', formatPrice(bar.low)],
    ['C', formatPrice(bar.close)],
  ] as const;
  return (
    <p className="figures pointer-events-none absolute top-1.5 left-2.5 z-10 flex gap-2.5 text-xs text-faint">
      {figures.map(([label, figure]) => (
        <span key={label}>
          {label} <span className={colour}>{figure}</span>
        </span>
      ))}
      <span>
        Vol{' '}
        <span className="text-muted">{bar.volume > 0 ? volume.format(bar.volume) : '\u2013'}</span>
      </span>
    </p>
  );
}
