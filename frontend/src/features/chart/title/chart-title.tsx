'use client';

import type { PriceUpdate, Ticker } from '@finally/contract';
import { LiveChange } from '@/features/prices/live-figure';
import { LivePrice } from '@/features/prices/live-price';
import { formatLastChange, formatPercent } from '@/shared/format/format';
import { useChartChoice } from '../use-chart';
import { useHeadline } from './use-chart-headline';
import { useChartName } from './use-chart-name';

const formatDay = ({ price, previous_close, day_change_percent }: PriceUpdate) =>
  `${formatLastChange(price - previous_close, price)} (${formatPercent(day_change_percent)})`;

const formatDayPercent = ({ day_change_percent }: PriceUpdate) => formatPercent(day_change_percent);

/** The name gives way to the figures, and is never wider than its text. */
const NAME_WIDTH = { flex: '1 1 2rem', maxWidth: 'max-content' };

/** Ticker and interval are never cut; what is beside the title goes below it instead. */
const WHOLE_NAME = { minWidth: 'min-content' };

/** The title of the chart: ticker, interval, company, last price and day change. */
export function ChartTitle({ ticker }: { ticker: Ticker }) {
  const name = useChartName(ticker);
  const interval = useChartChoice('interval');
  const headline = useHeadline(ticker);
  return (
    // What has no room is whole in a line below, out of sight, instead of cut off.
    <div
      style={WHOLE_NAME}
      className="flex h-5 flex-1 flex-wrap items-baseline gap-2 overflow-hidden"
    >
      <div className="flex shrink-0 items-baseline gap-2">
        <h2 className="text-lg font-semibold">{ticker}</h2>
        <span className="figures text-xs text-muted">{interval}</span>
      </div>
      <span
        title={name ?? undefined}
        style={NAME_WIDTH}
        className="hidden min-w-8 truncate text-muted @xl:inline"
      >
        {name}
      </span>
      <LivePrice key={ticker} ticker={ticker} className="text-lg font-medium" />
      {/* Beside the buttons of bid and ask there is room for both only in a wide panel. */}
      <LiveChange
        ticker={ticker}
        format={formatDay}
        className="hidden text-sm touch:inline @2xl:inline"
      />
      <LiveChange
        ticker={ticker}
        format={formatDayPercent}
        className="text-sm touch:hidden @2xl:hidden"
      />
      {headline ? (
        <span
          title={headline.text}
          className="hidden min-w-0 flex-1 truncate text-xs text-muted @2xl:inline"
        >
          {headline.text}
        </span>
      ) : null}
    </div>
  );
}
