'use client';

import { MEMORY_TEXT_LENGTH_MAX, type Memory } from '@finally/contract';
import { Pencil, ShieldCheck, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';

interface MemoryRowProps {
  memory: Memory;
  /** Whether nothing of the memory is used at the moment. */
  isOff: boolean;
  /** Resolves to whether it was changed. */
  onChange(text: string): Promise<boolean>;
  onRemove(): void;
}

const ICON_BUTTON =
  'flex size-6 shrink-0 items-center justify-center rounded-sm text-faint hover:text-ink';

/** One thing that is remembered, with what became of it; it can be changed and deleted. */
export function MemoryRow({ memory, isOff, onChange, onRemove }: MemoryRowProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const { text, limit, kind, outcome } = memory;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const said = draft?.trim() ?? '';
    if (said === text || (said !== '' && (await onChange(said)))) setDraft(null);
  }

  return (
    <li className="flex items-start gap-1.5 border-b border-edge py-1.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        {draft === null ? (
          <p className="text-sm [overflow-wrap:anywhere]">{text}</p>
        ) : (
          <form onSubmit={(event) => void submit(event)} className="flex gap-1.5">
            <input
              aria-label={`Change: ${text}`}
              value={draft}
              maxLength={MEMORY_TEXT_LENGTH_MAX}
              // biome-ignore lint/a11y/noAutofocus: the person has just pressed Change.
              autoFocus
              onChange={({ target }) => setDraft(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                // Otherwise the dialog would close.
                event.stopPropagation();
                setDraft(null);
              }}
              className="h-7 min-w-0 flex-1 border border-edge-strong bg-field px-2 text-sm"
            />
            <button
              type="submit"
              className="h-7 shrink-0 rounded-sm px-2 text-sm text-info hover:underline"
            >
              Save
            </button>
          </form>
        )}
        <p className="flex items-center gap-1 text-xs text-muted">
          {limit ? (
            <>
              <ShieldCheck aria-hidden="true" className={`size-3 ${isOff ? '' : 'text-up'}`} />
              {isOff
                ? 'A limit, not enforced while memory is off'
                : 'Enforced for every order of the assistant'}
            </>
          ) : (
            KIND_WORDS[kind]
          )}
        </p>
        {outcome ? <p className="figures text-xs text-muted">{outcome}</p> : null}
      </div>
      <button
        type="button"
        aria-label={`Change: ${text}`}
        title="Change"
        onClick={() => setDraft(draft === null ? text : null)}
        className={ICON_BUTTON}
      >
        <Pencil aria-hidden="true" className="size-3.5" />
      </button>
      <button
        type="button"
        aria-label={`Delete: ${text}`}
        title="Delete"
        onClick={onRemove}
        className={ICON_BUTTON}
      >
        <Trash2 aria-hidden="true" className="size-3.5" />
      </button>
    </li>
  );
}

const KIND_WORDS: Readonly<Record<Memory['kind'], string>> = {
  preference: 'A preference: models are told of it, but it is not enforced',
  plan: 'A plan',
  decision: 'A decision',
};
