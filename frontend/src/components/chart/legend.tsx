'use client';

import type { ReactNode } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { Change } from '@/components/ui/change';
import { useChartChoice } from '@/hooks/use-chart';
import { formatPercent, formatPrice, formatPriceChange, formatQuantity } from '@/lib/format';
import { INDICATORS, indicatorLabel } from '@/lib/indicators/catalogue';
import type { SideTotal } from './bar-trades';
import { formatIndicator } from './indicator-figures';
import { formatVolume } from './live-bar';
import type { Reading } from './reading';

interface LegendProps {
  ticker: string;
  readings: StoreApi<Reading | null>;
}

/** The figures of one bar, laid over the chart's upper left corner. */
export function Legend({ ticker, readings }: LegendProps) {
  const reading = useStore(readings);
  const indicators = useChartChoice('indicators');
  const comparedWith = useChartChoice('compared_with');
  if (!reading) return null;
  const overPrices = indicators.filter(({ kind }) => INDICATORS[kind].place === 'prices');
  return (
    <div className="figures pointer-events-none absolute top-1 left-2 z-10 max-w-[calc(100%-5.5rem)] text-xs text-muted">
      <BarFigures reading={reading} />
      {reading.comparison && comparedWith ? (
        <p className="flex flex-wrap gap-x-3">
          <Entry label={ticker} colour="var(--color-info)">
            {formatPercent(reading.comparison.own_percent)}
          </Entry>
          <Entry label={comparedWith} colour="var(--color-accent)">
            {reading.comparison.other_percent === null
              ? '\u2013'
              : formatPercent(reading.comparison.other_percent)}
          </Entry>
        </p>
      ) : null}
      {overPrices.length > 0 ? (
        <p className="flex flex-wrap gap-x-3">
          {overPrices.map((indicator) => (
            <Entry
              key={indicator.id}
              label={indicatorLabel(indicator)}
              colour={`var(--color-series-${indicator.colour + 1})`}
            >
              {formatIndicator(indicator.kind, reading.indicators.get(indicator.id) ?? null)}
            </Entry>
          ))}
        </p>
      ) : null}
      <TradeFigures verb="Bought" total={reading.trades?.bought ?? null} />
      <TradeFigures verb="Sold" total={reading.trades?.sold ?? null} />
    </div>
  );
}

function BarFigures({ reading: { bar, change, change_percent } }: { reading: Reading }) {
  const figures = [
    ['O', bar.open],
    ['H', bar.high],
    ['L', bar.low],
    ['C', bar.close],
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-2.5">
      {figures.map(([label, figure]) => (
        <span key={label} className="whitespace-nowrap">
          {label} <span className="text-ink">{formatPrice(figure)}</span>
        </span>
      ))}
      <Change value={change}>
        {formatPriceChange(change, bar.close)} ({formatPercent(change_percent)})
      </Change>
      <span className="whitespace-nowrap">
        Vol <span className="text-ink">{formatVolume(bar.volume)}</span>
      </span>
    </p>
  );
}

interface EntryProps {
  label: string;
  colour: string;
  children: ReactNode;
}

function Entry({ label, colour, children }: EntryProps) {
  return (
    <span className="flex items-center gap-1 whitespace-nowrap">
      <span aria-hidden="true" className="h-0.5 w-2.5" style={{ background: colour }} />
      {label} <span className="text-ink">{children}</span>
    </span>
  );
}

function TradeFigures({ verb, total }: { verb: string; total: SideTotal | null }) {
  if (!total) return null;
  return (
    <p className="text-ink">
      {verb} {formatQuantity(total.quantity)} at {formatPrice(total.average_price)}
    </p>
  );
}
