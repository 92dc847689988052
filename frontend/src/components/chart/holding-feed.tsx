'use client';

import { useEffect, useMemo } from 'react';
import type { BarsState } from '@/hooks/use-bars';
import { useChartChoice } from '@/hooks/use-chart';
import { useOwnTrades } from '@/hooks/use-chart-trades';
import { useLiveFigure } from '@/hooks/use-portfolio';
import { tradesByBar } from './bar-trades';
import { INTERVAL_SECONDS } from './live-bar';
import type { PriceChart } from './price-chart';

interface HoldingFeedProps {
  chart: PriceChart;
  shown: BarsState;
}

/** What the person did with the ticker: own trades, and what the shares held cost on average. */
export function HoldingFeed({ chart, shown: { ticker, interval } }: HoldingFeedProps) {
  const isWanted = useChartChoice('shows_trades');
  const trades = useOwnTrades(ticker);
  const averageCost = useLiveFigure(ticker, (position) => position.avg_cost);
  const byBar = useMemo(
    () => (isWanted ? tradesByBar(trades, INTERVAL_SECONDS[interval]) : []),
    [isWanted, trades, interval],
  );
  useEffect(() => chart.setTrades(byBar), [chart, byBar]);
  useEffect(
    () => chart.setAverageCost(isWanted ? averageCost : null),
    [chart, isWanted, averageCost],
  );
  return null;
}
