import { type ComponentProps, useId } from 'react';

interface OrderFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'id'> {
  label: string;
  value: string;
  describedBy: string;
  /** Whether no order can be placed before the field is filled in or mended. */
  isNeeded: boolean;
  onChange(text: string): void;
}

/** One field of the order, with its label above. */
export function OrderField({
  label,
  describedBy,
  isNeeded,
  onChange,
  className = '',
  ...input
}: OrderFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <label htmlFor={id} className="label text-faint">
        {label}
      </label>
      <input
        {...input}
        data-needed={isNeeded || undefined}
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => event.target.select()}
        className={`figures h-7 w-full min-w-0 border border-edge-strong bg-field px-2 text-sm placeholder:font-normal placeholder:normal-case hover:border-faint aria-invalid:border-down ${className}`}
      />
    </div>
  );
}
