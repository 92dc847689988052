'use client';

import { parseTicker, type Ticker, type TradeFilter } from '@finally/contract';
import { useState } from 'react';
import { useTagNames } from '@/features/trade-notes/use-trade-notes';
import { useDebounce } from '@/shared/browser/use-debounce';

interface BlotterFilterProps {
  filter: TradeFilter;
  onChange(filter: TradeFilter): void;
}

const TYPING_PAUSE_MS = 200;

const FIELD =
  'h-6 border border-edge-strong bg-field px-1.5 text-xs text-ink hover:border-faint placeholder:normal-case';

/** Filters the trades by ticker, side, origin, tag and day. */
export function BlotterFilter({ filter, onChange }: BlotterFilterProps) {
  const tags = useTagNames();
  return (
    <search
      aria-label="Filter of the trades"
      className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-edge px-2 py-1"
    >
      <TickerField ticker={filter.ticker} onChange={(ticker) => onChange({ ...filter, ticker })} />
      <Choice
        label="Side"
        value={filter.side}
        choices={[
          ['buy', 'Buys'],
          ['sell', 'Sells'],
        ]}
        all="Both sides"
        onChange={(side) => onChange({ ...filter, side })}
      />
      <Choice
        label="Source"
        value={filter.origin}
        choices={[
          ['user', 'You'],
          ['assistant', 'Assistant'],
          ['agent', 'Programs'],
        ]}
        all="All sources"
        onChange={(origin) => onChange({ ...filter, origin })}
      />
      {tags.length > 0 || filter.tag !== undefined ? (
        <Choice
          label="Tag"
          value={filter.tag}
          choices={[...new Set([...tags, ...(filter.tag === undefined ? [] : [filter.tag])])].map(
            (tag) => [tag, tag] as const,
          )}
          all="Any tag"
          onChange={(tag) => onChange({ ...filter, tag })}
        />
      ) : null}
      <input
        type="date"
        aria-label="Trading day"
        value={filter.day ?? ''}
        onChange={({ target }) => onChange({ ...filter, day: target.value || undefined })}
        className={`figures ${FIELD}`}
      />
    </search>
  );
}

interface TickerFieldProps {
  ticker: Ticker | undefined;
  onChange(ticker: Ticker | undefined): void;
}

function TickerField({ ticker, onChange }: TickerFieldProps) {
  const [typed, setTyped] = useState<string>(ticker ?? '');
  const [known, setKnown] = useState(ticker);
  if (known !== ticker) {
    setKnown(ticker);
    setTyped(ticker ?? '');
  }
  const parsed = parseTicker(typed);
  const isInvalid = typed.trim() !== '' && parsed === undefined;
  useDebounce(isInvalid ? null : parsed, TYPING_PAUSE_MS, (entered) => {
    if (entered !== null && entered !== ticker) onChange(entered);
  });

  return (
    <input
      type="text"
      aria-label="Ticker"
      placeholder="Ticker"
      value={typed}
      maxLength={12}
      autoComplete="off"
      spellCheck={false}
      aria-invalid={isInvalid}
      onChange={(event) => setTyped(event.target.value)}
      className={`figures w-20 uppercase aria-invalid:border-down ${FIELD}`}
    />
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value | undefined;
  choices: readonly (readonly [value: Value, text: string])[];
  /** The text of the option without a value. */
  all: string;
  onChange(value: Value | undefined): void;
}

function Choice<Value extends string>({
  label,
  value,
  choices,
  all,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(choices.find(([choice]) => choice === event.target.value)?.[0])}
      className={FIELD}
    >
      <option value="">{all}</option>
      {choices.map(([choice, text]) => (
        <option key={choice} value={choice}>
          {text}
        </option>
      ))}
    </select>
  );
}
