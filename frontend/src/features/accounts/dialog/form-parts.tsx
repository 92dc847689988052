import { type ReactNode, useId } from 'react';

const INPUT = 'h-8 w-full border border-edge-strong bg-field px-2 text-sm touch:h-11';
export const BUTTON =
  'h-8 border border-edge-strong px-3 text-sm hover:bg-raised aria-disabled:opacity-50 touch:h-11';
export const MAIN_BUTTON =
  'h-8 bg-action px-3 text-sm font-semibold text-white hover:bg-action-strong aria-disabled:opacity-50 touch:h-11';
export const GRAVE_BUTTON =
  'h-8 border border-down px-3 text-sm text-down hover:bg-down/10 aria-disabled:opacity-50 touch:h-11';

interface TextFieldProps {
  label: string;
  value: string;
  hint?: string;
  error?: string | null;
  inputMode?: 'text' | 'decimal';
  onChange(value: string): void;
}

/** A text field with its label, a hint and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { label, value, hint, error = null, inputMode = 'text', onChange } = props;
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        {label}
      </label>
      <input
        id={id}
        value={value}
        inputMode={inputMode}
        autoComplete="off"
        aria-invalid={error !== null}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
        className={`${INPUT} ${inputMode === 'decimal' ? 'figures' : ''} ${error === null ? '' : 'border-down'}`}
      />
      <p
        id={`${id}-help`}
        className={`mt-0.5 text-xs ${error === null ? 'text-muted' : 'text-down'}`}
      >
        {error ?? hint}
      </p>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange(value: Value): void;
}

/** A list of which one is chosen. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, choices, onChange } = props;
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
        className={INPUT}
      >
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A part of the dialog with a heading. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="flex flex-col gap-2 border-t border-edge pt-3">
    <h3 className="text-sm font-semibold">{title}</h3>
    {children}
  </section>
);

/** Says why something was refused; nothing if it was not. */
export const Failure = ({ children }: { children: string | null }) =>
  children === null ? null : (
    <p role="alert" className="border-l-2 border-down bg-down/10 px-2 py-1 text-sm">
      {children}
    </p>
  );
