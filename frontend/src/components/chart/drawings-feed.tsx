'use client';

import type { Ticker } from '@finally/contract';
import { useEffect } from 'react';
import { chartActions, useChartChoice, useDrawings } from '@/hooks/use-chart';
import type { PriceChart } from './price-chart';

/** The person's own lines, and the tool in their hand. */
export function DrawingsFeed({ chart, ticker }: { chart: PriceChart; ticker: Ticker }) {
  const drawings = useDrawings(ticker);
  const selected = useChartChoice('selected_drawing');
  const tool = useChartChoice('tool');
  useEffect(() => chart.showDrawings(drawings, selected), [chart, drawings, selected]);
  useEffect(() => chart.takeTool(tool), [chart, tool]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was begun on one ticker is not for another.
  useEffect(() => () => chartActions.takeTool(null), [ticker]);
  return tool ? (
    <p
      role="status"
      className="pointer-events-none absolute right-20 bottom-9 z-10 border border-edge-strong bg-raised px-2 py-1 text-sm"
    >
      {tool === 'level'
        ? 'Click a price, or use the arrows and Enter.'
        : 'Click both ends, or use the arrows and Enter.'}{' '}
      <span className="text-muted">Esc stops.</span>
    </p>
  ) : null;
}
