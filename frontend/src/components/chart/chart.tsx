'use client';

import { BAR_INTERVALS, type BarInterval, type Ticker } from '@finally/contract';
import { ChartArea, ChartCandlestick, ChartLine } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { useState } from 'react';
import { Change } from '@/components/ui/change';
import { LivePrice } from '@/components/ui/live-price';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { useBars } from '@/hooks/use-bars';
import { usePrice } from '@/hooks/use-prices';
import { useSelectedTicker } from '@/hooks/use-selection';
import { useWatchlistEntry } from '@/hooks/use-watchlist';
import { formatPercent, formatPriceChange } from '@/lib/format';
import { PriceChartView } from './price-chart-view';
import type { ChartStyle } from './price-series';

const STYLES = [
  { style: 'candles', label: 'Candles', Icon: ChartCandlestick },
  { style: 'line', label: 'Line', Icon: ChartLine },
  { style: 'area', label: 'Area', Icon: ChartArea },
] as const;

const TOGGLE =
  'flex h-6 min-w-6 items-center justify-center px-1.5 text-xs text-muted hover:text-ink data-[state=on]:bg-raised data-[state=on]:text-accent';

/** The chosen ticker's course, followed live. */
export function Chart() {
  const [ticker] = useSelectedTicker();
  const [interval, setInterval] = useState<BarInterval>('1m');
  const [style, setStyle] = useState<ChartStyle>('candles');
  const { state, error, retry } = useBars(ticker, interval);

  return (
    <Panel
      title={<ChartTitle ticker={ticker} />}
      actions={
        <>
          <IntervalToggle interval={interval} onChange={setInterval} />
          <span aria-hidden="true" className="h-4 w-px bg-edge" />
          <StyleToggle style={style} onChange={setStyle} />
        </>
      }
    >
      {state ? <PriceChartView shown={state} style={style} fetchAgain={retry} /> : null}
      {error ? <Failure ticker={ticker} detail={error} retry={retry} /> : null}
      {state || error ? null : <div aria-busy="true" className="flex-1" />}
    </Panel>
  );
}

interface FailureProps {
  ticker: Ticker;
  detail: string;
  retry(): void;
}

/** Stands before what was drawn last, which is of something else or not up to date. */
function Failure({ ticker, detail, retry }: FailureProps) {
  return (
    <div className="absolute inset-0 z-10 flex bg-panel/90">
      <Notice title={`The chart of ${ticker} could not be loaded`}>
        <p>{detail}</p>
        <button type="button" onClick={retry} className="mt-2 text-info hover:underline">
          Try again
        </button>
      </Notice>
    </div>
  );
}

function ChartTitle({ ticker }: { ticker: Ticker }) {
  const name = useWatchlistEntry(ticker)?.name;
  const update = usePrice(ticker);
  return (
    <div className="flex min-w-0 basis-full items-baseline gap-2 sm:basis-auto">
      <h2 className="text-lg font-semibold">{ticker}</h2>
      <span className="hidden min-w-0 truncate text-muted sm:inline">{name}</span>
      <LivePrice key={ticker} ticker={ticker} className="text-lg font-medium" />
      {update ? (
        <Change value={update.day_change_percent} className="text-sm">
          {formatPriceChange(update.price - update.previous_close, update.price)} (
          {formatPercent(update.day_change_percent)})
        </Change>
      ) : null}
    </div>
  );
}

interface IntervalToggleProps {
  interval: BarInterval;
  onChange(interval: BarInterval): void;
}

function IntervalToggle({ interval, onChange }: IntervalToggleProps) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Length of a bar"
      value={interval}
      // Pressing the chosen one again gives an empty value, which changes nothing.
      onValueChange={(value) => value && onChange(value as BarInterval)}
      className="flex"
    >
      {BAR_INTERVALS.map((choice) => (
        <ToggleGroup.Item key={choice} value={choice} className={`figures ${TOGGLE}`}>
          {choice}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

interface StyleToggleProps {
  style: ChartStyle;
  onChange(style: ChartStyle): void;
}

function StyleToggle({ style, onChange }: StyleToggleProps) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Look of the chart"
      value={style}
      onValueChange={(value) => value && onChange(value as ChartStyle)}
      className="flex"
    >
      {STYLES.map(({ style: choice, label, Icon }) => (
        <ToggleGroup.Item
          key={choice}
          value={choice}
          aria-label={label}
          title={label}
          className={TOGGLE}
        >
          <Icon size={14} aria-hidden="true" />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
