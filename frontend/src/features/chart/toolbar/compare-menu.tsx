'use client';

import type { Ticker } from '@finally/contract';
import { Command } from 'cmdk';
import { GitCompareArrows, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useHighlightedMatch } from '@/features/symbols/use-highlighted-match';
import { nothingFound, useSymbolSearch } from '@/features/symbols/use-symbol-search';
import { FocusReturn } from '@/ui/overlay/focus-return';
import { chartActions, useChartChoice } from '../use-chart';
import { CONTROL, SHEET } from './look';

interface CompareMenuProps {
  ticker: Ticker;
  isOpen: boolean;
  setOpen(isOpen: boolean): void;
}

/** Selects the ticker to compare with, and ends the comparison. */
export function CompareMenu({ ticker, isOpen, setOpen }: CompareMenuProps) {
  const comparedWith = useChartChoice('compared_with');

  function pick(other: Ticker): void {
    chartActions.compareWith(other);
    setOpen(false);
  }

  return (
    <div className="flex shrink-0">
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger className={CONTROL} title="Compare with another ticker">
          <GitCompareArrows size={14} aria-hidden="true" />
          <span className="sr-only @[38rem]:not-sr-only">Compare</span>
          {comparedWith ? <span className="font-semibold text-accent">{comparedWith}</span> : null}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label="Compare"
            onCloseAutoFocus={(event) => event.preventDefault()}
            className={`${SHEET} w-72 max-w-[calc(100vw-1rem)]`}
          >
            <FocusReturn />
            <SymbolPicker leftOut={ticker} onPick={pick} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {comparedWith ? (
        <button
          type="button"
          aria-label={`Stop comparing with ${comparedWith}`}
          title="Stop comparing"
          onClick={() => chartActions.compareWith(null)}
          className="flex h-6 w-5 items-center justify-center text-muted hover:text-ink"
        >
          <X size={12} aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
}

interface SymbolPickerProps {
  /** The ticker that is not offered. */
  leftOut: Ticker;
  onPick(ticker: Ticker): void;
}

function SymbolPicker({ leftOut, onPick }: SymbolPickerProps) {
  const [text, setText] = useState('');
  const search = useSymbolSearch(text);
  const { query, matches } = search;
  const offered = matches.filter(({ ticker }) => ticker !== leftOut);
  const { list } = useHighlightedMatch(query, offered);
  return (
    <Command shouldFilter={false} label="Ticker to compare with" {...list}>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="Ticker or company"
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-full bg-transparent px-2.5 text-sm"
      />
      <Command.List className="max-h-72 overflow-y-auto">
        {query !== '' && offered.length === 0 ? (
          <p className="px-2.5 py-2 text-muted">
            {nothingFound(search, 'other symbol or company')}
          </p>
        ) : null}
        {offered.map(({ ticker, name }) => (
          <Command.Item
            key={ticker}
            value={ticker}
            onSelect={() => onPick(ticker)}
            className="flex h-8 cursor-pointer items-center gap-2 px-2.5 data-[selected=true]:bg-edge-strong/60"
          >
            <span className="w-14 shrink-0 font-semibold">{ticker}</span>
            <span className="min-w-0 flex-1 truncate text-muted">{name}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
