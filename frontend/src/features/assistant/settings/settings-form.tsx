'use client';

import type { AssistantSettings } from '@finally/contract';
import { type FormEvent, useRef, useState } from 'react';
import { LimitField } from './limit-field';
import { ModeChoice } from './mode-choice';
import { choicesOf, draftOf, errorsOf, type FieldErrors, LIMITS } from './settings-draft';
import { useAssistantSettings } from './use-assistant-settings';

interface SettingsFormProps {
  /** The settings when the form was opened. */
  settings: AssistantSettings;
  onDone(): void;
}

const BUTTON = 'h-7 rounded-sm px-3 focus-visible:outline-offset-2';

/** The form of mode and limits. */
export function SettingsForm({ settings, onDone }: SettingsFormProps) {
  const { save } = useAssistantSettings();
  /** The settings on which the draft is based, by which the server detects conflicts. */
  const [from, setFrom] = useState(settings);
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const typedErrors = choicesOf(draft).errors;
  const form = useRef<HTMLFormElement>(null);

  function refuse(found: FieldErrors, sentence: string | null) {
    setErrors(found);
    setFailure(sentence);
    // After the render that marks the field.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isSaving) return;
    const read = choicesOf(draft);
    if (read.errors) return refuse(read.errors, null);
    setIsSaving(true);
    const refusal = await save(read.choices, from);
    setIsSaving(false);
    if (refusal === null) return onDone();
    if (refusal.changed) {
      setFrom(refusal.changed);
      setDraft(draftOf(refusal.changed));
    }
    const found = errorsOf(refusal.issues);
    const isShownAtField = LIMITS.some(({ name }) => found[name] !== undefined);
    refuse(found, isShownAtField ? null : refusal.detail);
  }

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <ModeChoice
        value={draft.mode}
        onChange={(mode) => setDraft((current) => ({ ...current, mode }))}
      />
      <fieldset className="flex flex-col gap-2.5">
        <legend className="label mb-2">Limits</legend>
        {LIMITS.map((limit) => (
          <LimitField
            key={limit.name}
            limit={limit}
            value={draft[limit.name]}
            error={errors[limit.name] ?? typedErrors?.[limit.name]}
            onChange={(value) => {
              setDraft((current) => ({ ...current, [limit.name]: value }));
              setErrors(({ [limit.name]: _changed, ...others }) => others);
            }}
          />
        ))}
      </fieldset>
      {failure ? (
        <p role="alert" className="border-l-2 border-down bg-down/10 px-2 py-1 text-sm">
          {failure}
        </p>
      ) : null}
      <div className="flex justify-end gap-2 text-sm">
        <button
          type="button"
          onClick={onDone}
          className={`${BUTTON} border border-edge-strong hover:bg-raised`}
        >
          Cancel
        </button>
        <button
          type="submit"
          aria-disabled={isSaving}
          className={`${BUTTON} bg-action font-semibold text-white hover:bg-action-strong aria-disabled:opacity-50`}
        >
          {isSaving ? 'Saving' : 'Save'}
        </button>
      </div>
    </form>
  );
}
