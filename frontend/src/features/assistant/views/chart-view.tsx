'use client';

import type { BarInterval, ChatView, Ticker } from '@finally/contract';
import { useEffect, useState } from 'react';
import { api } from '@/shared/api/api';
import { formatDate, formatLast, formatPercent } from '@/shared/format/format';
import { linesOf, pathsOf, type Series } from './lines';

const BARS = 90;
const WIDTH = 240;
const HEIGHT = 72;
const COLORS = [1, 2, 3, 5].map((series) => ({ color: `var(--color-series-${series})` }));

type ChartView = Extract<ChatView, { kind: 'chart' }>;

/** What is known of the bars: they are loading, loaded, or why they are not. */
type Loaded = readonly Series[] | string | null;

function useSeries(tickers: readonly Ticker[], interval: BarInterval): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(null);
  const named = tickers.join(' ');
  useEffect(() => {
    let isCurrent = true;
    const each = named.split(' ').map((ticker) => api.bars(ticker as Ticker, interval, BARS));
    Promise.all(each).then(
      (series) => isCurrent && setLoaded(series),
      (error: Error) => isCurrent && setLoaded(error.message),
    );
    return () => {
      isCurrent = false;
    };
  }, [named, interval]);
  return loaded;
}

/** A small chart of the market's bars; several tickers are compared by their change in percent. */
export function SmallChart({ view: { tickers, interval } }: { view: ChartView }) {
  const loaded = useSeries(tickers, interval);
  const name = `Chart of ${tickers.join(' and ')}, ${interval}`;
  if (typeof loaded === 'string') return <p className="text-xs text-muted">{loaded}</p>;
  if (loaded === null) return <div role="status" aria-label={name} style={{ height: '6rem' }} />;
  const lines = linesOf(loaded);
  const isCompared = lines.length > 1;
  const [first] = loaded;
  const times = [first?.bars[0]?.time, first?.bars.at(-1)?.time];
  if (lines.every(({ values }) => values.length < 2)) {
    return <p className="text-xs text-muted">{`${name}: there are too few bars yet.`}</p>;
  }
  const paths = pathsOf(lines, WIDTH, HEIGHT);
  return (
    <figure aria-label={name} className="flex min-w-0 flex-col gap-1 border border-edge p-2">
      <figcaption className="flex flex-wrap gap-x-3 text-xs">
        {lines.map(({ ticker, values }, index) => (
          <span key={ticker} className="figures">
            <span className="font-semibold" style={COLORS[index]}>
              {ticker}
            </span>{' '}
            {written(values.at(-1) ?? 0, isCompared)}
          </span>
        ))}
        <span className="figures text-faint">{interval}</span>
      </figcaption>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="w-full overflow-visible"
        style={{ height: '5rem' }}
      >
        {paths.map((path, index) => (
          <path
            key={lines[index]?.ticker}
            d={path}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
            style={COLORS[index]}
          />
        ))}
      </svg>
      <p className="figures flex justify-between text-2xs text-faint">
        {times.map((time, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the beginning and the end.
          <span key={index}>{time ? formatDate(time) : ''}</span>
        ))}
      </p>
    </figure>
  );
}

const written = (value: number, isCompared: boolean): string =>
  isCompared ? formatPercent(value) : formatLast(value);
