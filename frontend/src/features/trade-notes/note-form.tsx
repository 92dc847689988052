'use client';

import { PLAN_LENGTH_MAX, type TradeNote } from '@finally/contract';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { errorMessage } from '@/shared/api/error-message';
import { bodyOf, draftOf, type NoteDraft } from './note-draft';
import { tradeNoteActions, useTagNames } from './use-trade-notes';

const CONTROL =
  'min-w-0 border border-edge-strong bg-field px-2 text-sm aria-invalid:border-down touch:min-h-11';
const BUTTON = 'h-7 shrink-0 rounded-sm px-3 text-sm focus-visible:outline-offset-2 touch:h-11';
const PRICE_COLUMNS = 'repeat(3, minmax(0, 1fr))';
/** The planned prices, by the field of the draft. */
const PRICES = { entry: 'Entry', stop: 'Stop', target: 'Target' } as const;

interface NoteFormProps {
  trade_id: string;
  note: TradeNote | undefined;
  /** Called when the note was saved, or writing was canceled. */
  onDone(): void;
}

/** The words, tags and plan of a trade. */
export function NoteForm({ trade_id, note, onDone }: NoteFormProps) {
  const [draft, setDraft] = useState(() => draftOf(note));
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const known = useTagNames();
  const knownId = useId();
  const read = bodyOf(draft);
  const fault = 'problem' in read ? read.problem : null;
  const change = (name: keyof NoteDraft) => (text: string) => {
    setDraft((current) => ({ ...current, [name]: text }));
    setFailure(null);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if ('problem' in read) return setFailure(read.problem);
    setBusy(true);
    try {
      await tradeNoteActions.write(trade_id, read.body);
      onDone();
    } catch (error) {
      setFailure(errorMessage(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2.5 px-4 py-3">
      <Labeled label="Note">
        {(id) => (
          <textarea
            id={id}
            rows={4}
            value={draft.text}
            placeholder="What happened, and what to learn from it"
            onChange={({ target }) => change('text')(target.value)}
            className={`${CONTROL} py-1`}
          />
        )}
      </Labeled>
      <Labeled label="Tags, divided by commas">
        {(id) => (
          <>
            <input
              id={id}
              list={knownId}
              autoComplete="off"
              value={draft.tags}
              placeholder="breakout, late entry"
              onChange={({ target }) => change('tags')(target.value)}
              className={`${CONTROL} h-7`}
            />
            <datalist id={knownId}>
              {known.map((tag) => (
                <option key={tag} value={tag} />
              ))}
            </datalist>
          </>
        )}
      </Labeled>
      <fieldset className="grid gap-2" style={{ gridTemplateColumns: PRICE_COLUMNS }}>
        <legend className="label">Plan</legend>
        {(Object.keys(PRICES) as (keyof typeof PRICES)[]).map((name) => (
          <Labeled key={name} label={PRICES[name]}>
            {(id) => (
              <input
                id={id}
                inputMode="decimal"
                autoComplete="off"
                value={draft[name]}
                onChange={({ target }) => change(name)(target.value)}
                className={`figures ${CONTROL} h-7`}
              />
            )}
          </Labeled>
        ))}
      </fieldset>
      <Labeled label="Plan in words">
        {(id) => (
          <textarea
            id={id}
            rows={2}
            maxLength={PLAN_LENGTH_MAX}
            value={draft.plan}
            placeholder="Why it was entered, and when it was to end"
            onChange={({ target }) => change('plan')(target.value)}
            className={`${CONTROL} py-1`}
          />
        )}
      </Labeled>
      {failure ? (
        <p role="alert" className="border-l-2 border-down bg-down/10 px-2 py-1 text-sm">
          {failure}
        </p>
      ) : fault ? (
        <p className="text-xs text-down">{fault}</p>
      ) : null}
      <div className="flex justify-end gap-2">
        <button
          type="button"
          onClick={onDone}
          className={`${BUTTON} border border-edge-strong hover:bg-raised`}
        >
          Cancel
        </button>
        <button
          type="submit"
          aria-disabled={isBusy}
          className={`${BUTTON} bg-action font-semibold text-white hover:bg-action-strong aria-disabled:opacity-50`}
        >
          Save
        </button>
      </div>
    </form>
  );
}

/** A label above its control, which gets the id that the label names. */
function Labeled({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
