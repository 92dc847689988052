'use client';

import { useEffect, useMemo } from 'react';
import { useLiveFigure } from '@/features/portfolio/use-portfolio';
import type { PriceChart } from '../price-chart/price-chart';
import { secondsOf } from '../series/live-bar';
import { tradesByBar } from '../trades/bar-trades';
import { useOwnTrades } from '../trades/use-chart-trades';
import type { BarsState } from '../use-bars';
import { useChartChoice } from '../use-chart';

interface HoldingInputProps {
  chart: PriceChart;
  shown: BarsState;
}

/** Gives the chart the account's trades in the ticker and the average cost of the position. */
export function HoldingInput({ chart, shown: { ticker, interval } }: HoldingInputProps) {
  const isWanted = useChartChoice('shows_trades');
  const trades = useOwnTrades(ticker);
  const averageCost = useLiveFigure(ticker, (position) => position.avg_cost);
  const byBar = useMemo(
    () => (isWanted ? tradesByBar(trades, secondsOf(interval)) : []),
    [isWanted, trades, interval],
  );
  useEffect(() => chart.setTrades(byBar), [chart, byBar]);
  useEffect(
    () => chart.lines.setAverageCost(isWanted ? averageCost : null),
    [chart, isWanted, averageCost],
  );
  return null;
}
