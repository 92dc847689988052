'use client';

import { ORDER_TYPES } from '@finally/contract';
import { useEffect, useId, useRef, useState } from 'react';
import { TYPE_NAMES } from '@/features/orders/terms/words/type-names';
import { hasMore, MoreFields } from './more-fields';
import { TermsFields } from './terms-fields';
import { isAtMarket } from './typed-terms';
import { type TicketTerms, useOrderTerms } from './use-order-terms';

const CONTROL = 'h-6.5 border border-edge-strong bg-canvas text-xs hover:border-faint';

export interface TermsRowProps {
  ticker: string;
  /** How many orders of the ticket were placed: each empties the prices. */
  placedCount: number;
  /** Shares of the order; null while none are typed. */
  quantity: number | null;
  /** Puts a number of shares into the ticket. */
  onPick(shares: string): void;
  /** Called after each change with the terms of the order; null if it is one at the market. */
  onChange(terms: TicketTerms | null): void;
}

/** The type of the order in one line; with the fields that it needs below if it is not at the market. */
export function TermsRow({ ticker, placedCount, quantity, onPick, onChange }: TermsRowProps) {
  const terms = useOrderTerms(ticker, placedCount, onChange);
  const [isOpen, setOpen] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const moreId = useId();
  const { type, hasExits } = terms.typed;
  const hasFields = !isAtMarket(terms.typed);
  // What was just opened may lie below the part of the ticket that is in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these opens fields.
  useEffect(() => {
    if (hasFields || isOpen) end.current?.scrollIntoView?.({ block: 'nearest' });
  }, [type, hasExits, isOpen]);
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-1.5">
        <select
          aria-label="Order type"
          value={type}
          onChange={({ target }) =>
            terms.changeType(ORDER_TYPES.find((one) => one === target.value) ?? 'market')
          }
          className={`${CONTROL} min-w-0 px-1 touch:h-11 ${type === 'market' ? 'text-muted' : 'text-accent'}`}
        >
          {ORDER_TYPES.map((one) => (
            <option key={one} value={one}>
              {TYPE_NAMES[one]}
            </option>
          ))}
        </select>
        <button
          type="button"
          aria-pressed={hasExits}
          title="Add a take profit, a stop loss, or both"
          onClick={() => terms.change({ hasExits: !hasExits })}
          className={`${CONTROL} px-2 touch:h-11 ${hasExits ? 'text-accent' : 'text-muted hover:text-ink'}`}
        >
          Exits
        </button>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={moreId}
          title="Trigger, trailing stop loss, post only, reduce only"
          onClick={() => setOpen(!isOpen)}
          className={`${CONTROL} px-2 touch:h-11 ${hasMore(terms.typed) ? 'text-accent' : 'text-muted hover:text-ink'}`}
        >
          More
        </button>
      </div>
      {hasFields ? (
        <TermsFields ticker={ticker} terms={terms} quantity={quantity} onPick={onPick} />
      ) : null}
      <MoreFields id={moreId} terms={terms} isOpen={isOpen} />
      {/* Without the gap before it: the row is as high as its placeholder. */}
      <div ref={end} className="-mt-1.5" />
    </>
  );
}
