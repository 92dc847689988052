'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { useElementSize } from '@/shared/browser/use-element-size';
import {
  formatPercent,
  formatPrice,
  formatPriceChange,
  formatQuantity,
} from '@/shared/format/format';
import { formatVolume } from '@/shared/format/volume';
import { Change } from '@/ui/change';
import { COMPARISON_COLOR } from '../comparison/comparison-series';
import { INDICATORS, indicatorLabel } from '../indicators/catalog';
import { formatIndicator } from '../indicators/indicator-figures';
import type { CrosshairValues } from '../price-chart/crosshair-values';
import type { PriceChart } from '../price-chart/price-chart';
import { useChartChoice } from '../use-chart';

interface LegendProps {
  ticker: string;
  chart: PriceChart;
  readings: StoreApi<CrosshairValues | null>;
}

/** A row of figures that stays readable over whatever is drawn below it. */
const ROW = 'flex w-fit flex-wrap gap-x-2.5 bg-panel/75 px-1';
/** On a narrow chart it would cover the prices. */
const WIDE_ONLY = 'hidden @md:flex';

/** The figures of one bar, laid over the chart's upper left corner. */
export function Legend({ ticker, chart, readings }: LegendProps) {
  const reading = useStore(readings);
  const indicators = useChartChoice('indicators');
  const comparedWith = useChartChoice('compared_with');
  const [rows, { height }] = useElementSize<HTMLDivElement>();
  const [place, { width }] = useElementSize<HTMLDivElement>();
  const overPrices = indicators.filter(({ kind }) => INDICATORS[kind].place === 'prices');
  const tallest = useTallest(height, `${ticker} ${width} ${comparedWith} ${overPrices.length}`);
  useEffect(() => chart.reserveTop(tallest), [chart, tallest]);
  return (
    <div
      ref={place}
      data-testid="chart-legend"
      className="@container pointer-events-none absolute top-1 right-[5.5rem] left-1 z-10"
    >
      <div ref={rows} className="figures w-fit text-xs text-muted">
        {reading ? <BarFigures reading={reading} /> : null}
        {reading?.comparison && comparedWith ? (
          <p className={ROW}>
            <Entry label={ticker} color="var(--color-muted)">
              {formatPercent(reading.comparison.own_percent)}
            </Entry>
            <Entry label={comparedWith} color={`var(--color-series-${COMPARISON_COLOR + 1})`}>
              {reading.comparison.other_percent === null
                ? '\u2013'
                : formatPercent(reading.comparison.other_percent)}
            </Entry>
          </p>
        ) : null}
        {reading && !reading.comparison && overPrices.length > 0 ? (
          <p className={`${ROW} ${WIDE_ONLY}`}>
            {overPrices.map((indicator) => (
              <Entry
                key={indicator.id}
                label={indicatorLabel(indicator)}
                color={`var(--color-series-${indicator.color + 1})`}
              >
                {formatIndicator(indicator.kind, reading.indicators.get(indicator.id) ?? null)}
              </Entry>
            ))}
          </p>
        ) : null}
      </div>
      {reading?.pointed_by ? <OwnTrades reading={reading} /> : null}
    </div>
  );
}

/**
 * Returns the greatest height in pixels since `contents` last changed. Figures of another bar may take
 * another line; the prices must not move under the pointer for it.
 */
function useTallest(height: number, contents: string): number {
  const tallest = useRef({ contents, height });
  if (tallest.current.contents !== contents || height > tallest.current.height) {
    tallest.current = { contents, height };
  }
  return tallest.current.height;
}

function BarFigures({ reading }: { reading: CrosshairValues }) {
  const { bar, change, change_percent, average_cost } = reading;
  const figures = [
    ['O', bar.open],
    ['H', bar.high],
    ['L', bar.low],
    ['C', bar.close],
  ] as const;
  return (
    <p className={ROW}>
      {figures.map(([label, figure]) => (
        <span key={label} className="whitespace-nowrap">
          {label} <span className="text-ink">{formatPrice(figure)}</span>
        </span>
      ))}
      <Change>{`${formatPriceChange(change)} (${formatPercent(change_percent)})`}</Change>
      {/* A line of its own where it may not fit, whatever the figures: the prices keep their place. */}
      <span className={`basis-full gap-x-2.5 @xl:basis-auto ${WIDE_ONLY}`}>
        <span className="whitespace-nowrap">
          Vol <span className="text-ink">{formatVolume(bar.volume)}</span>
        </span>
        {average_cost === null ? null : (
          <Entry label="Avg cost" color="var(--color-accent)">
            {formatPrice(average_cost)}
          </Entry>
        )}
      </span>
    </p>
  );
}

interface EntryProps {
  label: string;
  color: string;
  children: ReactNode;
}

function Entry({ label, color, children }: EntryProps) {
  return (
    <span className="flex items-center gap-1 whitespace-nowrap">
      <span aria-hidden="true" className="h-0.5 w-2.5" style={{ background: color }} />
      {label} <span className="text-ink">{children}</span>
    </span>
  );
}

/** What the person did in the bar that is pointed at. */
function OwnTrades({ reading: { trades } }: { reading: CrosshairValues }) {
  const sides = [
    ['Bought', trades?.bought],
    ['Sold', trades?.sold],
  ] as const;
  return (
    <div className="figures text-xs text-ink">
      {sides.map(([verb, total]) =>
        total ? (
          <p key={verb} className={ROW}>
            {verb} {formatQuantity(total.quantity)} at {formatPrice(total.average_price)}
          </p>
        ) : null,
      )}
    </div>
  );
}
