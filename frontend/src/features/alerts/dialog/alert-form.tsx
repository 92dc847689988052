'use client';

import { type Alert, type AlertDirection, foldTicker, type Ticker } from '@finally/contract';
import { type FormEvent, useId, useRef, useState } from 'react';
import { usePrice } from '@/features/prices/use-prices';
import { useTickerFault } from '@/features/symbols/use-ticker-fault';
import { errorMessage } from '@/shared/api/error-message';
import { formatLast } from '@/shared/format/format';
import { Segments } from '@/ui/segments';
import { type AlertKind, isLevel } from '../alert-terms';
import {
  type AlertStart,
  alertActions,
  latestPrice,
  setAlertAndNotify,
  typedPrice,
} from '../use-alerts';
import { type AlertDraft, draftOf, faultOf, kindOf, newDraft, termsOf } from './alert-draft';
import { type AlertFormProps, Fault, Field, FormFoot, NoteField } from './form-parts';

const KINDS = ['above', 'below', 'percent'] as const;
const KIND_NAMES: Readonly<Record<AlertKind, string>> = {
  above: 'Above',
  below: 'Below',
  percent: 'Percent',
};
const DIRECTIONS = ['either', 'up', 'down'] as const;
const DIRECTION_NAMES: Readonly<Record<AlertDirection, string>> = {
  either: 'Up or down',
  up: 'Up',
  down: 'Down',
};

/** Returns the initial draft: the edited alert, or a new one with the current price as its level. */
function draftFor({ ticker, price }: AlertStart, edited: Alert | null): AlertDraft {
  if (edited && isLevel(edited.terms)) return draftOf(edited, edited.terms);
  const level = price ?? latestPrice(ticker);
  return newDraft(ticker, level === null ? '' : typedPrice(level));
}

/** The form of one alert on a level. */
export function AlertForm({ start, edited, onDone }: AlertFormProps) {
  const [draft, setDraft] = useState(() => draftFor(start, edited));
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  // The initial level is only the current price, so it is not validated.
  const [isTyped, setTyped] = useState(false);
  const amount = useRef<HTMLInputElement>(null);
  const isChange = edited?.state === 'active';
  const ticker = foldTicker(draft.ticker) as Ticker;
  const price = usePrice(ticker)?.price ?? null;
  const kind = kindOf(draft, price);
  const tickerFault = useTickerFault(draft.ticker);
  const fault = isTyped ? (tickerFault ?? faultOf(draft, price)) : null;
  const errorId = useId();

  function change(changes: Partial<AlertDraft>) {
    setDraft((current) => ({ ...current, ...changes }));
    setTyped(true);
    setFailure(null);
  }

  function refuse(sentence: string) {
    setFailure(sentence);
    amount.current?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const read = termsOf(draft, price);
    if ('problem' in read) return refuse(read.problem);
    setBusy(true);
    try {
      const { note } = draft;
      if (isChange) await alertActions.change(edited.id, { terms: read.terms, note });
      else await setAlertAndNotify({ ticker, terms: read.terms, note });
      if (edited) return onDone();
      setDraft((current) => ({ ...current, amount: '', note: '' }));
      setTyped(false);
      amount.current?.focus();
    } catch (error) {
      refuse(errorMessage(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2.5 px-4 py-3">
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
        <Field
          label="Ticker"
          value={draft.ticker}
          readOnly={isChange}
          maxLength={10}
          onChange={(event) => change({ ticker: event.target.value.toUpperCase() })}
        />
        <div className="flex flex-col gap-1">
          <span aria-hidden="true" className="label">
            When the price is
          </span>
          <Segments
            legend="When the price is"
            choices={KINDS}
            names={KIND_NAMES}
            chosen={kind}
            onChoose={(chosen) =>
              // A price is no valid percentage, nor the reverse.
              change({
                kind: chosen,
                ...((chosen === 'percent') !== (kind === 'percent') && { amount: '' }),
              })
            }
          />
        </div>
      </div>
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
        <Field
          ref={amount}
          autoFocus
          label={kind === 'percent' ? 'Move in %' : 'Price in $'}
          inputMode="decimal"
          value={draft.amount}
          aria-invalid={(failure ?? fault) !== null}
          aria-describedby={failure || fault ? errorId : undefined}
          onFocus={(event) => event.target.select()}
          onChange={(event) => change({ amount: event.target.value })}
        />
        {kind === 'percent' ? (
          <div className="flex flex-col gap-1">
            <span aria-hidden="true" className="label">
              Direction
            </span>
            <Segments
              legend="Direction"
              choices={DIRECTIONS}
              names={DIRECTION_NAMES}
              chosen={draft.direction}
              onChoose={(direction) => change({ direction })}
            />
          </div>
        ) : (
          <NoteField note={draft.note} onChange={(note) => change({ note })} />
        )}
      </div>
      {kind === 'percent' ? (
        <NoteField note={draft.note} onChange={(note) => change({ note })} />
      ) : null}
      <Fault id={errorId} failure={failure} fault={fault} />
      <FormFoot
        isEditing={edited !== null}
        isBusy={isBusy}
        action={isChange ? 'Save' : 'Set alert'}
        onCancel={onDone}
      >
        {price === null ? 'No live price' : `Now $${formatLast(price)}`}
      </FormFoot>
    </form>
  );
}
