'use client';

import type { Bar } from '@finally/contract';
import { useEffect, useState } from 'react';
import { usePriceListener } from '@/features/prices/use-prices';
import type { PriceChart } from '../price-chart/price-chart';
import { toDrawnBar } from '../series/live-bar';
import { type BarsState, useBars, useOlderBars, useRecentBars } from '../use-bars';
import { useChartChoice } from '../use-chart';

interface ComparisonInputProps {
  chart: PriceChart;
  shown: BarsState;
}

/** Gives the chart the bars and prices of the compared ticker, if there is one. */
export function ComparisonInput({ chart, shown }: ComparisonInputProps) {
  const chosen = useChartChoice('compared_with');
  const other = chosen === shown.ticker ? null : chosen;
  const { state } = useBars(other, shown.interval);
  return state && state.ticker === other ? <Compared chart={chart} other={state} /> : null;
}

function Compared({ chart, other }: { chart: PriceChart; other: BarsState }) {
  const { ticker, interval } = other;
  const [older, setOlder] = useState<{ than: BarsState; bars: readonly Bar[] } | null>(null);
  const askForOlder = useOlderBars(other, (bars) =>
    setOlder((known) => ({
      than: other,
      bars: known?.than === other ? [...bars, ...known.bars] : bars,
    })),
  );
  useEffect(() => {
    const before = older?.than === other ? older.bars : [];
    const bars = [...before, ...other.bars].map(toDrawnBar);
    chart.compare({ name: ticker, bars });
    const oldest = bars[0]?.time;
    return chart.onNearStart(() => {
      if (oldest !== undefined && chart.hasRoom) askForOlder(oldest);
    });
  }, [chart, other, older, ticker, askForOlder]);
  useEffect(() => () => chart.compare(null), [chart]);
  usePriceListener(ticker, ({ price }) => chart.tickComparison(price));
  useRecentBars(ticker, interval, (recent) => {
    const newest = recent.at(-1);
    if (newest) chart.tickComparison(newest.close);
  });
  return null;
}
