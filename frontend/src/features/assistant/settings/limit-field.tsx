import { useId } from 'react';
import type { Limit } from './settings-draft';

interface LimitFieldProps {
  limit: Limit;
  value: string;
  error: string | undefined;
  onChange(value: string): void;
}

/** The field of one limit: label, value with unit, and error. */
export function LimitField({ limit, value, error, onChange }: LimitFieldProps) {
  const id = useId();
  const { label, unit, none, hint } = limit;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_9rem] items-start gap-x-3">
      <div className="min-w-0">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      </div>
      <div
        className={`flex h-7 items-center border bg-field px-2 focus-within:outline-2 focus-within:outline-info ${
          error ? 'border-down' : 'border-edge-strong'
        }`}
      >
        {unit === '$' && value !== '' ? <Unit>$</Unit> : null}
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          placeholder={none ?? ''}
          aria-invalid={error !== undefined}
          aria-describedby={error ? `${id}-error` : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
          className="figures min-w-0 flex-1 bg-transparent text-right text-sm outline-none"
        />
        {unit === '%' && value !== '' ? <Unit>%</Unit> : null}
      </div>
      {error ? (
        <p id={`${id}-error`} className="col-span-2 mt-0.5 text-xs text-down">
          {error}
        </p>
      ) : null}
    </div>
  );
}

const Unit = ({ children }: { children: string }) => (
  <span aria-hidden="true" className="figures px-0.5 text-sm text-faint">
    {children}
  </span>
);
