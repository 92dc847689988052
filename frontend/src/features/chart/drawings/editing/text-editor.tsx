'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useRef, useState } from 'react';
import type { PriceChart } from '../../price-chart/price-chart';
import { chartActions } from '../../use-chart';
import { type Drawing, TEXT_LENGTH_MAX } from '../drawings';
import type { EditedText } from './text-editing-store';
import { editText } from './use-text-editing';

interface TextEditorProps {
  chart: PriceChart;
  ticker: Ticker;
  edited: EditedText;
  drawings: readonly Drawing[];
}

/** A field at the place of a text. Enter keeps the text, Escape drops the change. */
export function TextEditor({ chart, ticker, edited, drawings }: TextEditorProps) {
  const [text, setText] = useState(edited.text);
  const [place] = useState(() => chart.placeOf(edited.at));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function keep(): void {
    editText(null);
    const typed = text.trim();
    const drawing = drawings.find(({ id }) => id === edited.id);
    if (typed === edited.text) return;
    if (drawing?.kind === 'text') {
      if (typed === '') chartActions.erase(ticker, drawing.id);
      else chartActions.replaceDrawing(ticker, { ...drawing, text: typed });
    } else if (typed !== '') {
      chartActions.draw(ticker, { kind: 'text', at: edited.at, text: typed });
    }
  }

  return (
    <input
      ref={field}
      aria-label="Text on the chart"
      value={text}
      maxLength={TEXT_LENGTH_MAX}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') editText(null);
      }}
      className="figures absolute z-20 h-6 w-60 max-w-full -translate-y-1/2 border border-accent bg-panel px-1 text-xs"
      style={{ left: Math.max(place?.x ?? 0, 0), top: place?.y ?? 0 }}
    />
  );
}
