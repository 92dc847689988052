'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { X } from 'lucide-react';
import { memo } from 'react';
import { DayChange } from '@/components/ui/day-change';
import { LivePrice } from '@/components/ui/live-price';
import { Sparkline } from './sparkline';

interface WatchlistRowProps {
  entry: WatchlistEntry;
  isSelected: boolean;
  onSelect(ticker: Ticker): void;
  onRemove(ticker: Ticker): void;
}

/** Rendered once: its cells follow their ticker by themselves. */
export const WatchlistRow = memo(function WatchlistRow(props: WatchlistRowProps) {
  const { entry, isSelected, onSelect, onRemove } = props;
  const { ticker, name } = entry;
  return (
    <li
      className={`group relative border-b border-edge/60 [contain-intrinsic-size:auto_38px] [content-visibility:auto] ${
        isSelected ? 'bg-raised shadow-[inset_2px_0_0_var(--color-accent)]' : 'hover:bg-raised/60'
      }`}
    >
      <button
        type="button"
        data-row={ticker}
        aria-pressed={isSelected}
        aria-label={`Show ${ticker}, ${name}`}
        onClick={() => onSelect(ticker)}
        className="watchlist-columns h-[2.375rem] w-full px-2.5 text-left"
      >
        <span aria-hidden="true" className="min-w-0">
          <span className="block truncate text-base font-semibold leading-4">{ticker}</span>
          <span className="block truncate text-xs leading-4 text-faint">{name}</span>
        </span>
        <Sparkline ticker={ticker} />
        {/* The label names the row; what changes with each tick is no part of a name. */}
        <span aria-hidden="true" className="flex flex-col items-end">
          <LivePrice ticker={ticker} className="text-base leading-4" />
          <DayChange ticker={ticker} className="px-1 text-xs" />
        </span>
      </button>
      <button
        type="button"
        aria-label={`Remove ${ticker} from the watchlist`}
        onClick={() => onRemove(ticker)}
        className="absolute top-1/2 right-0 flex size-5 -translate-y-1/2 items-center justify-center text-faint opacity-0 hover:text-down focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
      >
        <X size={12} strokeWidth={2.25} />
      </button>
    </li>
  );
});
