'use client';

import { ORDER_SENTENCES } from '@finally/contract';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useCommands } from '@/shared/commands/use-commands';
import { readOwnSize } from './own-size';
import { SIZE_ROW, SizeButton } from './size-button';
import { useOwnSizes } from './use-own-sizes';

const commandId = (index: number) => `trade.size.own.${index + 1}`;

/** In words: `10 shares`, `$500`. */
const named = (text: string) =>
  text.startsWith('$') ? text : `${text} ${text === '1' ? 'share' : 'shares'}`;

/** The label is a button, which is wider on touch screens. */
const COLUMNS = 'minmax(2.25rem, auto) repeat(4, minmax(0, 1fr))';

interface OwnSizesProps {
  canCountDollars: boolean;
  /** Puts an amount into the ticket. */
  onPick(amount: string, unit: 'shares' | 'dollars'): void;
}

/** The sizes that the person chose, each with a key; the label turns the buttons into fields. */
export function OwnSizes({ canCountDollars, onPick }: OwnSizesProps) {
  const [sizes, change] = useOwnSizes();
  const [isEditing, setEditing] = useState(false);
  const label = useRef<HTMLButtonElement>(null);
  const canPick = (text: string) => canCountDollars || !text.startsWith('$');
  const pick = (text: string) => {
    const size = readOwnSize(text);
    if (size && canPick(text)) onPick(size.amount, size.unit);
  };

  useCommands(
    sizes.map((text, index) => ({
      id: commandId(index),
      title: `Own size ${index + 1} into the ticket`,
      subject: named(text),
      group: 'Trade',
      keys: `q ${index + 1}`,
      run: () => pick(text),
      enabled: () => canPick(text),
    })),
  );

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Enter in a field of the ticket moves on to the Buy button.
    event.preventDefault();
    event.stopPropagation();
    setEditing(false);
    label.current?.focus();
  }

  return (
    <div className={SIZE_ROW} style={{ gridTemplateColumns: COLUMNS }}>
      <button
        ref={label}
        type="button"
        aria-label={isEditing ? 'Done with own sizes' : 'Edit own sizes'}
        title={isEditing ? 'Use these sizes' : 'Edit your own sizes'}
        aria-expanded={isEditing}
        onClick={() => setEditing(!isEditing)}
        className="label h-6 text-left text-info hover:underline"
      >
        {isEditing ? 'Done' : 'Own'}
      </button>
      {sizes.map((text, index) =>
        isEditing ? (
          <OwnSizeField
            // biome-ignore lint/suspicious/noArrayIndexKey: a size is what it is by its place.
            key={index}
            index={index}
            text={text}
            onChange={(typed) => change(index, typed)}
            onKeyDown={onKeyDown}
          />
        ) : (
          <SizeButton
            // biome-ignore lint/suspicious/noArrayIndexKey: a size is what it is by its place.
            key={index}
            label={text}
            name={named(text)}
            reasonAgainst={canPick(text) ? undefined : ORDER_SENTENCES.dollars_at_market_only}
            command={commandId(index)}
            disabled={!canPick(text)}
            onClick={() => pick(text)}
          />
        ),
      )}
    </div>
  );
}

interface OwnSizeFieldProps {
  index: number;
  text: string;
  /** Keeps what was typed; returns whether it is a size. */
  onChange(typed: string): boolean;
  onKeyDown(event: KeyboardEvent): void;
}

function OwnSizeField({ index, text, onChange, onKeyDown }: OwnSizeFieldProps) {
  const [typed, setTyped] = useState(text);
  const isWrong = readOwnSize(typed) === null;
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: opened by a click on the label, to be typed into.
      autoFocus={index === 0}
      aria-label={`Own size ${index + 1}`}
      title={isWrong ? 'Shares such as 10 or 2.5, or dollars such as $500.' : undefined}
      value={typed}
      maxLength={16}
      inputMode="text"
      autoComplete="off"
      aria-invalid={isWrong}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event.target.value);
      }}
      onKeyDown={onKeyDown}
      className="figures h-6 min-w-0 border border-edge-strong bg-field px-1 text-xs text-ink aria-invalid:border-down"
    />
  );
}
