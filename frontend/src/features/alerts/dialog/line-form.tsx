'use client';

import type { AlertDirection } from '@finally/contract';
import { type FormEvent, useId, useState } from 'react';
import { errorMessage } from '@/shared/api/error-message';
import { Segments } from '@/ui/segments';
import { describeAlert } from '../alert-terms';
import { alertActions, setAlertAndNotify } from '../use-alerts';
import { type AlertFormProps, Fault, FormFoot, NoteField } from './form-parts';

const DIRECTIONS = ['either', 'up', 'down'] as const;
const DIRECTION_NAMES: Readonly<Record<AlertDirection, string>> = {
  either: 'Crosses it',
  up: 'Rises through it',
  down: 'Falls through it',
};

/** The form of an alert on a line, which is moved on the chart. */
export function LineForm({ edited, onDone }: AlertFormProps) {
  const terms = edited?.terms.kind === 'line' ? edited.terms : null;
  const [direction, setDirection] = useState<AlertDirection>(terms?.direction ?? 'either');
  const [note, setNote] = useState(edited?.note ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const errorId = useId();
  if (!edited || !terms) return null;
  const isChange = edited.state === 'active';
  const { id, ticker } = edited;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || !terms) return;
    setBusy(true);
    try {
      const changed = direction === terms.direction ? undefined : { ...terms, direction };
      if (isChange) await alertActions.change(id, { ...(changed && { terms: changed }), note });
      else await setAlertAndNotify({ ticker, terms: { ...terms, direction }, note });
      onDone();
    } catch (error) {
      setFailure(errorMessage(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2.5 px-4 py-3">
      <p className="text-sm">
        <span className="font-semibold">{ticker}</span> {describeAlert(edited)}
      </p>
      <Segments
        legend="When the price"
        choices={DIRECTIONS}
        names={DIRECTION_NAMES}
        chosen={direction}
        onChoose={setDirection}
      />
      <NoteField note={note} onChange={setNote} />
      <Fault id={errorId} failure={failure} fault={null} />
      <FormFoot
        isEditing
        isBusy={isBusy}
        action={isChange ? 'Save' : 'Set alert'}
        onCancel={onDone}
      >
        Move the line on the chart to move its alert
      </FormFoot>
    </form>
  );
}
