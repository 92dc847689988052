'use client';

import type { Ticker } from '@finally/contract';
import { INDICATORS, indicatorLabel } from '@finally/contract/indicators/catalog';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { useElementSize } from '@/shared/browser/use-element-size';
import {
  formatLast,
  formatLastChange,
  formatPercent,
  formatPrice,
  formatQuantity,
} from '@/shared/format/format';
import { formatVolume } from '@/shared/format/volume';
import { Change } from '@/ui/change';
import { COMPARISON_COLOR } from '../comparison/comparison-series';
import { formatIndicator } from '../indicators/indicator-figures';
import { alertOnIndicator } from '../indicators/indicator-menu-actions';
import type { CrosshairValues } from '../price-chart/crosshair-values';
import type { PriceChart } from '../price-chart/price-chart';
import { useChartChoice } from '../use-chart';
import { useLegendFold } from './use-legend';

interface LegendProps {
  ticker: Ticker;
  chart: PriceChart;
  crosshairValues: StoreApi<CrosshairValues | null>;
}

/** A row of figures with a background that keeps it readable over the chart. */
const ROW = 'flex w-fit flex-wrap gap-x-2.5 bg-panel/75 px-1';
/** Hidden on narrow charts, where it would cover the prices. */
const WIDE_ONLY = 'hidden @md:flex';

/** The figures of one bar, over the chart's upper left corner. */
export function Legend({ ticker, chart, crosshairValues }: LegendProps) {
  const values = useStore(crosshairValues);
  const indicators = useChartChoice('indicators');
  const interval = useChartChoice('interval');
  const comparedWith = useChartChoice('compared_with');
  const [rows, { height }] = useElementSize<HTMLDivElement>();
  const [place, { width }] = useElementSize<HTMLDivElement>();
  const overPrices = indicators.filter(({ kind }) => INDICATORS[kind].place === 'prices');
  const [isFolded, toggleFold] = useLegendFold();
  const shown = isFolded ? 0 : overPrices.length;
  const tallest = useTallest(height, `${ticker} ${width} ${comparedWith} ${shown}`);
  useEffect(() => chart.reserveTop(tallest), [chart, tallest]);
  return (
    <div
      ref={place}
      data-testid="chart-legend"
      // Right of what brackets the orders of a group.
      style={{ left: '0.75rem' }}
      className="@container pointer-events-none absolute top-1 right-[5.5rem] z-10"
    >
      <div
        ref={rows}
        className="figures w-fit overflow-hidden text-xs text-muted"
        // Whole lines only.
        style={{ maxHeight: `round(down, ${chart.legendHeightMax}px, 1lh)` }}
      >
        {values ? <BarFigures values={values} /> : null}
        {values?.comparison && comparedWith ? (
          <p className={ROW}>
            <Entry label={ticker} color="var(--color-muted)">
              {formatPercent(values.comparison.own_percent)}
            </Entry>
            <Entry label={comparedWith} color={`var(--color-series-${COMPARISON_COLOR + 1})`}>
              {values.comparison.other_percent === null
                ? '\u2013'
                : formatPercent(values.comparison.other_percent)}
            </Entry>
          </p>
        ) : null}
        {values && !values.comparison && overPrices.length > 0 ? (
          <p className={`${ROW} ${WIDE_ONLY}`}>
            <FoldButton isFolded={isFolded} count={overPrices.length} onToggle={toggleFold} />
            {(isFolded ? [] : overPrices).map((indicator) => (
              <button
                key={indicator.id}
                type="button"
                data-target="own"
                title={`Alert on ${indicatorLabel(indicator)}\u2026`}
                onClick={() => alertOnIndicator(ticker, indicator, interval)}
                onContextMenu={(event) => {
                  event.preventDefault();
                  alertOnIndicator(ticker, indicator, interval);
                }}
                className="pointer-events-auto hover:text-ink"
              >
                <Entry
                  label={indicatorLabel(indicator)}
                  color={`var(--color-series-${indicator.color + 1})`}
                >
                  {formatIndicator(indicator.kind, values.indicators.get(indicator.id) ?? null)}
                </Entry>
              </button>
            ))}
          </p>
        ) : null}
      </div>
      {values?.pointed_by ? <OwnTrades values={values} /> : null}
    </div>
  );
}

interface FoldButtonProps {
  isFolded: boolean;
  /** The number of indicators over the prices. */
  count: number;
  onToggle(): void;
}

function FoldButton({ isFolded, count, onToggle }: FoldButtonProps) {
  const Icon = isFolded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      data-target="own"
      aria-expanded={!isFolded}
      aria-label="Values of the indicators"
      title={isFolded ? 'Show the values of the indicators' : 'Hide the values of the indicators'}
      onClick={onToggle}
      className="pointer-events-auto flex h-4 items-center hover:text-ink"
    >
      <Icon size={12} aria-hidden="true" />
      {isFolded ? `${count} ${count === 1 ? 'indicator' : 'indicators'}` : null}
    </button>
  );
}

/**
 * Returns the greatest height in pixels since `contents` last changed, so that the prices do not move
 * under the pointer when the figures of another bar take one more line.
 */
function useTallest(height: number, contents: string): number {
  const [tallest, setTallest] = useState({ contents, height });
  if (tallest.contents === contents && height <= tallest.height) return tallest.height;
  setTallest({ contents, height });
  return height;
}

function BarFigures({ values }: { values: CrosshairValues }) {
  const { bar, change, change_percent, average_cost } = values;
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
          {label} <span className="text-ink">{formatLast(figure)}</span>
        </span>
      ))}
      <Change>{`${formatLastChange(change, bar.close)} (${formatPercent(change_percent)})`}</Change>
      {/* On its own line if it may not fit with the longest figures, so that the prices do not move. */}
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

/** The account's trades in the bar under the crosshair. */
function OwnTrades({ values: { trades } }: { values: CrosshairValues }) {
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
            {total.count > 1 ? ` in ${total.count} fills` : null}
          </p>
        ) : null,
      )}
    </div>
  );
}
