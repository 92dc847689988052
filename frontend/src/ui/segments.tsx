import { useId } from 'react';

interface SegmentsProps<Choice extends string> {
  legend: string;
  choices: readonly Choice[];
  /** The label of each choice. */
  names: Readonly<Record<Choice, string>>;
  chosen: Choice;
  /** Why a choice cannot be made now; undefined if it can. */
  reasonAgainst?(choice: Choice): string | undefined;
  onChoose(choice: Choice): void;
}

/** A segmented control: a choice of one option among a few. */
export function Segments<Choice extends string>({
  legend,
  choices,
  names,
  chosen,
  reasonAgainst,
  onChoose,
}: SegmentsProps<Choice>) {
  const name = useId();
  return (
    <fieldset className="flex border border-edge-strong">
      <legend className="sr-only">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice}
          title={reasonAgainst?.(choice)}
          className="has-disabled:cursor-default has-disabled:opacity-45 relative flex h-6.5 flex-1 cursor-pointer items-center justify-center text-xs text-muted outline-info hover:text-ink has-checked:bg-raised has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-1"
        >
          <input
            type="radio"
            name={name}
            checked={choice === chosen}
            disabled={reasonAgainst?.(choice) !== undefined}
            onChange={() => onChoose(choice)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {names[choice]}
        </label>
      ))}
    </fieldset>
  );
}
