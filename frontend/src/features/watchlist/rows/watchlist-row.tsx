'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { GripVertical, X } from 'lucide-react';
import { type ComponentProps, memo, useId } from 'react';
import { DayChange } from '@/features/prices/day-change';
import { LivePrice } from '@/features/prices/live-price';
import { ChosenFigures } from './row-figures';
import { Sparkline } from './sparkline';

/** The height of every row in pixels, for mouse and touch, at the normal size of texts. */
export const ROW_HEIGHT = { mouse: 38, touch: 48 } as const;

interface WatchlistRowProps {
  entry: WatchlistEntry;
  isSelected: boolean;
  /** Whether this is the row in the tab order. */
  isTabStop: boolean;
  /** Whether lists are being edited: only then touch can remove rows. */
  isEditing: boolean;
  onSelect(ticker: Ticker): void;
  onRemove(ticker: Ticker): void;
}

/** A row of the watchlist. Its cells follow the price themselves, so that a tick does not render it. */
export const WatchlistRow = memo(function WatchlistRow(props: WatchlistRowProps) {
  const { entry, isSelected, isTabStop, isEditing, onSelect, onRemove } = props;
  const { ticker, name } = entry;
  const tabIndex = isTabStop ? 0 : -1;
  const figures = useId();
  return (
    <>
      <button
        type="button"
        data-row={ticker}
        tabIndex={tabIndex}
        aria-pressed={isSelected}
        aria-describedby={figures}
        onClick={() => onSelect(ticker)}
        className={`watchlist-columns watchlist-room h-full w-full border-b border-edge/60 text-left ${
          isEditing ? 'touch:mx-11 touch:w-[calc(100%-5.5rem)]' : ''
        } ${
          isSelected ? 'bg-raised shadow-[inset_2px_0_0_var(--color-accent)]' : 'hover:bg-raised/60'
        }`}
      >
        {/* What changes with each tick is in the description, which is not read out when it changes. */}
        <span className="sr-only">{`Show ${ticker}, ${name}`}</span>
        <span aria-hidden="true" className="min-w-0">
          <span className="block truncate text-base font-semibold leading-4">{ticker}</span>
          <span className="block truncate text-xs leading-4 text-faint">{name}</span>
        </span>
        <Sparkline ticker={ticker} />
        <ChosenFigures ticker={ticker} />
        <span id={figures} aria-hidden="true" className="flex flex-col items-end">
          <LivePrice ticker={ticker} className="text-base leading-4" />
          <DayChange ticker={ticker} className="px-1 text-xs" />
        </span>
      </button>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={`Remove ${ticker} from the watchlist`}
        // The second click of a double click would remove the next row.
        onClick={(event) => event.detail <= 1 && onRemove(ticker)}
        className={`absolute top-1/2 right-0 flex size-6 -translate-y-1/2 items-center justify-center text-faint opacity-0 hover:text-down focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100 ${
          isEditing ? '' : 'touch:hidden'
        }`}
      >
        <X size={12} strokeWidth={2.25} />
      </button>
    </>
  );
});

interface GripProps extends ComponentProps<'span'> {
  /** Whether lists are being edited: only then touch can move rows. */
  isEditing: boolean;
}

/** The handle by which a row is dragged. By keyboard, the row itself is moved. */
export function Grip({ isEditing, ...handlers }: GripProps) {
  return (
    <span
      {...handlers}
      aria-hidden="true"
      className={`absolute inset-y-0 left-0 flex w-2.5 cursor-grab touch-none items-center justify-center text-faint opacity-0 group-hover:opacity-100 active:cursor-grabbing touch:w-11 touch:opacity-100 ${
        isEditing ? '' : 'touch:hidden'
      }`}
    >
      <GripVertical size={11} />
    </span>
  );
}
