'use client';

import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type Ref, useId } from 'react';
import type { TermName } from '@/features/help/glossary';
import { Term } from '@/features/help/terms/term';
import { padPrice, stepPrice } from '../tick';

interface PriceFieldProps {
  label: string;
  /** The word of the glossary that explains it. */
  term?: TermName | undefined;
  value: string;
  /** Where the steps begin while nothing is typed, in dollars a share; null if there is no price. */
  start: number | null;
  /** The price that the text stands for, if it is not a price itself. */
  meaning?: string | null;
  /** What is wrong with the price, or null. */
  fault?: string | null;
  /** Whether no order can be placed before the field is filled in or mended. */
  isNeeded?: boolean;
  /** Whether the steps are those of a price. */
  hasSteps?: boolean;
  ref?: Ref<HTMLInputElement> | undefined;
  onChange(text: string): void;
  onKeyDown?(event: KeyboardEvent): void;
}

const STEP =
  'flex h-full w-6 shrink-0 items-center justify-center text-faint hover:bg-raised hover:text-ink touch:w-11';

/** A field for a price, with its label above. Buttons and the up and down keys move it by one tick. */
export function PriceField({
  label,
  term,
  value,
  start,
  meaning = null,
  fault = null,
  isNeeded = false,
  hasSteps = true,
  ref,
  onChange,
  onKeyDown,
}: PriceFieldProps) {
  const id = useId();
  const step = (direction: 1 | -1) => onChange(stepPrice(value, direction, start));
  function onKey(event: KeyboardEvent) {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (direction === undefined || !hasSteps) return onKeyDown?.(event);
    event.preventDefault();
    step(direction);
  }
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <div className="flex min-w-0 items-baseline justify-between gap-1">
        <span className="flex min-w-0 gap-1">
          <label htmlFor={id} className="label truncate text-faint">
            {label}
          </label>
          {term ? <Term name={term} /> : null}
        </span>
        <span id={`${id}-meaning`} className="figures shrink-0 text-2xs text-muted">
          {meaning}
        </span>
      </div>
      <div className="flex h-7 border border-edge-strong bg-field hover:border-faint has-aria-invalid:border-down touch:h-11">
        <input
          ref={ref}
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          value={value}
          aria-invalid={fault !== null}
          data-needed={isNeeded || undefined}
          aria-describedby={fault === null ? `${id}-meaning` : `${id}-fault`}
          onChange={(event) => onChange(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => {
            const padded = hasSteps ? padPrice(value) : value;
            if (padded !== value) onChange(padded);
          }}
          onKeyDown={onKey}
          className="figures w-full min-w-0 bg-transparent px-2 text-right text-sm"
        />
        {hasSteps ? (
          <>
            <button
              type="button"
              tabIndex={-1}
              aria-label={`${label}: one tick lower`}
              onClick={() => step(-1)}
              className={STEP}
            >
              <Minus size={11} aria-hidden="true" />
            </button>
            <button
              type="button"
              tabIndex={-1}
              aria-label={`${label}: one tick higher`}
              onClick={() => step(1)}
              className={STEP}
            >
              <Plus size={11} aria-hidden="true" />
            </button>
          </>
        ) : null}
      </div>
      {fault === null ? null : (
        <p id={`${id}-fault`} role="alert" className="text-xs text-down [overflow-wrap:anywhere]">
          {fault}
        </p>
      )}
    </div>
  );
}
