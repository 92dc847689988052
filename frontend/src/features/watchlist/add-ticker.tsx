'use client';

import {
  foldTicker,
  ORDER_SENTENCES,
  type Problem,
  parseTicker,
  type SymbolMatch,
  type Ticker,
} from '@finally/contract';
import { Command } from 'cmdk';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useHighlightedMatch } from '@/features/symbols/use-highlighted-match';
import { nothingFound, useSymbolSearch } from '@/features/symbols/use-symbol-search';
import { ApiError } from '@/shared/api/api';
import { leaveField } from '@/ui/overlay/use-focus-return';

interface AddTickerProps {
  /** Rejects with an ApiError if the ticker is refused. */
  onAdd(ticker: string): Promise<unknown>;
  watched: ReadonlySet<string>;
}

/** The field that adds a ticker or a company by name, with suggestions and refusals. */
export function AddTicker({ onAdd, watched }: AddTickerProps) {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const search = useSymbolSearch(text);
  const { query, matches, unknown_ticker } = search;
  const { isHighlighted, list } = useHighlightedMatch(query, matches);
  const typed = text.trim();
  // Enter adds the text itself unless a match is highlighted.
  const malformed = parseTicker(typed) ? null : ORDER_SENTENCES.ticker_malformed;
  const fault = query === typed && !isHighlighted ? (malformed ?? unknown_ticker) : null;
  const nothing = matches.length === 0 ? nothingFound(search, 'symbol or company') : null;
  const field = useRef<HTMLInputElement>(null);

  async function add(ticker: string): Promise<void> {
    setOpen(false);
    setRefusal(null);
    try {
      await onAdd(ticker);
      setText('');
      // Restores the focus, unless the person has moved it meanwhile.
      if (document.activeElement === field.current) leaveField();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error.problem);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      setOpen(false);
      setRefusal(null);
    }
    if (event.key !== 'Enter' || typed === '') return;
    // The highlighted match may belong to an earlier text, and a weak match is not highlighted: then the
    // text itself is added.
    if (isOpen && query === typed && isHighlighted) return;
    event.preventDefault();
    void add(foldTicker(typed));
  }

  return (
    <Command
      shouldFilter={false}
      label="Add to the watchlist"
      {...list}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      className="relative shrink-0 border-b border-edge"
    >
      <div className="flex h-8 items-center gap-1.5 px-2.5 focus-within:bg-raised touch:h-11">
        <Plus size={13} aria-hidden="true" className="shrink-0 text-faint" />
        <Command.Input
          ref={field}
          value={text}
          onValueChange={(value) => {
            setText(value);
            setOpen(true);
            setRefusal(null);
          }}
          placeholder="Add ticker or company"
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent text-sm"
        />
      </div>
      {isOpen && typed !== '' && query !== '' ? (
        <Matches
          matches={matches}
          // An unknown ticker must not hide that the search failed.
          answer={search.failure === null ? (fault ?? nothing) : nothing}
          watched={watched}
          onPick={add}
        />
      ) : (
        // The field refers to its list by id, also while it is closed.
        <Command.List className="hidden" />
      )}
      {refusal ? <Refusal problem={refusal} onPick={add} /> : null}
    </Command>
  );
}

interface MatchesProps {
  matches: readonly SymbolMatch[];
  /** Why the text itself would be refused, that nothing matches, or that the search failed; null if there is a match. */
  answer: string | null;
  watched: ReadonlySet<string>;
  onPick(ticker: Ticker): void;
}

function Matches({ matches, answer, watched, onPick }: MatchesProps) {
  return (
    <Command.List className="absolute inset-x-0 top-full z-20 max-h-72 overflow-y-auto border-b border-edge-strong bg-raised shadow-menu">
      {answer === null ? null : <p className="px-2.5 py-2 text-muted">{answer}</p>}
      {matches.map(({ ticker, name }) => (
        <Command.Item
          key={ticker}
          value={ticker}
          onSelect={() => onPick(ticker)}
          className="flex h-8 cursor-pointer items-center gap-2 px-2.5 data-[selected=true]:bg-edge-strong/60"
        >
          <span className="w-14 shrink-0 font-semibold">{ticker}</span>
          <span className="min-w-0 flex-1 truncate text-muted">{name}</span>
          {watched.has(ticker) ? <span className="text-xs text-faint">watched</span> : null}
        </Command.Item>
      ))}
    </Command.List>
  );
}

function Refusal({ problem, onPick }: { problem: Problem; onPick(ticker: Ticker): void }) {
  return (
    <div role="alert" className="border-t border-down/40 bg-down/10 px-2.5 py-1.5 text-sm">
      <p>{problem.issues?.[0]?.message ?? problem.detail}</p>
      {problem.suggestions?.length ? (
        <div className="mt-1 flex flex-wrap gap-1">
          {problem.suggestions.map(({ ticker, name }) => (
            <button
              key={ticker}
              type="button"
              title={name}
              onClick={() => onPick(ticker)}
              className="border border-edge-strong bg-panel px-1.5 font-semibold hover:border-info"
            >
              {ticker}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
