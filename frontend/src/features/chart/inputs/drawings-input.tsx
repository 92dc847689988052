'use client';

import type { Ticker } from '@finally/contract';
import { useEffect } from 'react';
import { SelectedLine } from '../drawings/selected-line';
import type { PriceChart } from '../price-chart/price-chart';
import { chartActions, useChartChoice, useDrawings } from '../use-chart';

const PLACE = 'absolute right-20 bottom-9 z-10';

/** Gives the chart the person's lines, the selected one and the drawing tool. */
export function DrawingsInput({ chart, ticker }: { chart: PriceChart; ticker: Ticker }) {
  const drawings = useDrawings(ticker);
  const selected = useChartChoice('selected_drawing');
  const tool = useChartChoice('tool');
  useEffect(() => chart.showDrawings(drawings, selected), [chart, drawings, selected]);
  useEffect(() => chart.selectTool(tool), [chart, tool]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that was started on one ticker is not continued on another.
  useEffect(() => () => chartActions.selectTool(null), [ticker]);
  const drawing = drawings.find(({ id }) => id === selected);
  if (!tool) {
    return drawing ? (
      <div className={PLACE}>
        <SelectedLine ticker={ticker} drawing={drawing} />
      </div>
    ) : null;
  }
  return (
    <p
      role="status"
      className={`pointer-events-none border border-edge-strong bg-raised px-2 py-1 text-sm ${PLACE}`}
    >
      {tool === 'level'
        ? 'Click a price, or use the arrows and Enter.'
        : 'Click both ends, or use the arrows and Enter.'}{' '}
      <span className="text-muted">Esc stops.</span>
    </p>
  );
}
