'use client';

import type { Alert } from '@finally/contract';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  useId,
} from 'react';
import type { AlertStart } from '../use-alerts';

export interface AlertFormProps {
  start: AlertStart;
  /** An active alert to change, or one that has ended to set again; null for a new one. */
  edited: Alert | null;
  /** Called when the alert was saved, or editing was cancelled. */
  onDone(): void;
}

const BUTTON = 'h-7 shrink-0 rounded-sm px-3 text-sm focus-visible:outline-offset-2';
const CONTROL =
  'figures h-7 min-w-0 border border-edge-strong bg-field px-2 text-sm read-only:text-muted aria-invalid:border-down';

interface FaultProps {
  id: string;
  /** Why sending failed; null if it did not. */
  failure: string | null;
  /** Why it would be refused; null if it would not. */
  fault: string | null;
}

/** Why an alert was refused, or would be. */
export function Fault({ id, failure, fault }: FaultProps) {
  if (failure) {
    return (
      <p id={id} role="alert" className="border-l-2 border-down bg-down/10 px-2 py-1 text-sm">
        {failure}
      </p>
    );
  }
  return fault ? (
    <p id={id} className="text-xs text-down">
      {fault}
    </p>
  ) : null;
}

interface FormFootProps {
  isEditing: boolean;
  isBusy: boolean;
  /** The label of the button that sends. */
  action: string;
  onCancel(): void;
  /** What is said beside the buttons. */
  children: ReactNode;
}

export function FormFoot({ isEditing, isBusy, action, onCancel, children }: FormFootProps) {
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="figures min-w-0 truncate text-xs text-muted">{children}</p>
      <span className="flex gap-2">
        {isEditing ? (
          <button
            type="button"
            onClick={onCancel}
            className={`${BUTTON} border border-edge-strong hover:bg-raised`}
          >
            Cancel
          </button>
        ) : null}
        <button
          type="submit"
          aria-disabled={isBusy}
          className={`${BUTTON} bg-action font-semibold text-white hover:bg-action-strong aria-disabled:opacity-50`}
        >
          {action}
        </button>
      </span>
    </div>
  );
}

export function NoteField({ note, onChange }: { note: string; onChange(note: string): void }) {
  return (
    <Field
      label="Note"
      value={note}
      placeholder="Shown when it fires"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  ref?: Ref<HTMLInputElement>;
}

export function Field({ label, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input id={id} autoComplete="off" spellCheck={false} {...input} className={CONTROL} />
    </div>
  );
}

interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
}

export function SelectField({ label, children, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <select id={id} {...select} className={CONTROL}>
        {children}
      </select>
    </div>
  );
}
