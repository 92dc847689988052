import type { AssistantMode } from '@finally/contract';
import { MODE_WORDS } from './mode-words';

interface ModeChoiceProps {
  value: AssistantMode;
  onChange(mode: AssistantMode): void;
}

/** Selects the mode of the assistant. */
export function ModeChoice({ value, onChange }: ModeChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="label mb-1.5">Mode</legend>
      {(Object.keys(MODE_WORDS) as AssistantMode[]).map((mode) => (
        <label
          key={mode}
          className={`flex cursor-pointer items-start gap-2 border px-2.5 py-1.5 ${
            mode === value ? 'border-info bg-info/8' : 'border-edge hover:border-edge-strong'
          }`}
        >
          <input
            type="radio"
            name="assistant-mode"
            value={mode}
            checked={mode === value}
            onChange={() => onChange(mode)}
            className="mt-1 size-3 accent-info"
          />
          <span className="min-w-0">
            <span className="block text-sm font-medium">{MODE_WORDS[mode].name}</span>
            <span className="block text-xs text-muted">{MODE_WORDS[mode].meaning}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
