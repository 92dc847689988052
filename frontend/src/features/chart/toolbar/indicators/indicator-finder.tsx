'use client';

import {
  findIndicators,
  INDICATORS,
  type IndicatorKind,
} from '@finally/contract/indicators/catalog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { INDICATORS_MAX } from '../../indicators/indicator';
import { chartActions } from '../../use-chart';

const PLACES = [
  { place: 'prices', title: 'Over the prices' },
  { place: 'own pane', title: 'In a pane of their own' },
] as const;

/** Finds indicators by short or full name and adds them. */
export function IndicatorFinder({ isFull }: { isFull: boolean }) {
  const [text, setText] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const found = findIndicators(text);
  const [first] = found;

  /** Moves the focus among the field and the results. */
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...(root.current?.querySelectorAll<HTMLElement>('input, ul button') ?? [])];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
    event.preventDefault();
    next?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among the field and the buttons in it.
    <div ref={root} onKeyDown={onKeyDown} className="flex min-h-20 flex-col">
      <div className="flex h-8 touch:h-11 shrink-0 items-center gap-1.5 border-b border-edge px-2.5">
        <Search size={13} aria-hidden="true" className="text-faint" />
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && first && !isFull) chartActions.addIndicator(first);
          }}
          aria-label="Find an indicator"
          placeholder="Find an indicator"
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          className="min-w-0 flex-1 min-h-7 bg-transparent text-sm"
        />
      </div>
      {isFull ? (
        <p className="px-2.5 py-1.5 text-muted">
          No more than {INDICATORS_MAX} fit. Remove one first.
        </p>
      ) : null}
      <div className="min-h-0 overflow-y-auto pb-1">
        {found.length === 0 ? (
          <p role="status" className="px-2.5 py-2 text-muted">
            There is no indicator of this name.
          </p>
        ) : text.trim() === '' ? (
          PLACES.map(({ place, title }) => (
            <Results
              key={place}
              title={title}
              kinds={found.filter((kind) => INDICATORS[kind].place === place)}
              isFull={isFull}
            />
          ))
        ) : (
          <Results title="Found" kinds={found} isFull={isFull} />
        )}
      </div>
    </div>
  );
}

interface ResultsProps {
  title: string;
  kinds: readonly IndicatorKind[];
  isFull: boolean;
}

function Results({ title, kinds, isFull }: ResultsProps) {
  return (
    <>
      <h3 className="label px-2.5 pt-2 pb-1">{title}</h3>
      <ul aria-label={title}>
        {kinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              disabled={isFull}
              onClick={() => chartActions.addIndicator(kind)}
              className="flex h-7 w-full items-center gap-2 px-2.5 text-left hover:bg-edge-strong/60 disabled:text-faint"
            >
              <span className="w-14 shrink-0 font-semibold">{INDICATORS[kind].short}</span>
              <span className="truncate text-muted">{INDICATORS[kind].name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
