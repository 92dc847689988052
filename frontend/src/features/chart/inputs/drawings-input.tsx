'use client';

import type { Ticker } from '@finally/contract';
import { useEffect } from 'react';
import { hintOf } from '../drawings/drawing-names';
import { SelectedLine } from '../drawings/editing/selected-line';
import { TextEditor } from '../drawings/editing/text-editor';
import { editText, useEditedText } from '../drawings/editing/use-text-editing';
import type { PriceChart } from '../price-chart/price-chart';
import { chartActions, useChartChoice, useDrawings } from '../use-chart';

const PLACE = 'absolute right-20 bottom-9 left-1 z-10 ml-auto w-fit';

/** Gives the chart what the person has drawn, the selected drawing and the drawing tool. */
export function DrawingsInput({ chart, ticker }: { chart: PriceChart; ticker: Ticker }) {
  const drawings = useDrawings(ticker);
  const selected = useChartChoice('selected_drawing');
  const tool = useChartChoice('tool');
  const edited = useEditedText();
  useEffect(() => chart.showDrawings(drawings, selected), [chart, drawings, selected]);
  useEffect(() => chart.selectTool(tool), [chart, tool]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was started on one ticker is not continued on another.
  useEffect(
    () => () => {
      chartActions.selectTool(null);
      editText(null);
    },
    [ticker],
  );
  const drawing = drawings.find(({ id }) => id === selected);
  if (edited) {
    return <TextEditor chart={chart} ticker={ticker} edited={edited} drawings={drawings} />;
  }
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
      {hintOf(tool)} <span className="text-muted">Esc stops.</span>
    </p>
  );
}
