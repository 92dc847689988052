'use client';

import { MEMORY_TEXT_LENGTH_MAX } from '@finally/contract';
import { type FormEvent, useId, useState } from 'react';
import { MemoryRow } from './memory-row';
import { useMemories } from './use-memories';

/** What the assistant remembers: a switch, the list, and a field to add to it. Changes apply at once. */
export function MemorySection() {
  const { memories, error, load, add, change, remove, setEnabled } = useMemories();
  const [failure, setFailure] = useState<string | null>(null);
  const title = useId();

  const report = async (done: Promise<string | null>): Promise<boolean> => {
    const refusal = await done;
    setFailure(refusal);
    return refusal === null;
  };

  return (
    <section aria-labelledby={title} className="flex flex-col gap-2 border-t border-edge pt-3">
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0">
          <h3 id={title} className="label">
            What it remembers
          </h3>
          <p className="text-xs text-muted">
            Only what you ask for, here or in the chat (“remember that …”). Changes apply at once.
          </p>
        </div>
        {memories ? (
          <label className="flex shrink-0 items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              checked={memories.enabled}
              onChange={({ target }) => void report(setEnabled(target.checked))}
              className="accent-action"
            />
            Use memory
          </label>
        ) : null}
      </div>
      {error ? (
        <p role="alert" className="text-sm text-down">
          {`${error} `}
          <button type="button" onClick={() => void load()} className="text-info hover:underline">
            Try again
          </button>
        </p>
      ) : null}
      {memories && !memories.enabled ? (
        <p className="text-xs text-muted">
          Off: nothing of this is told to a model or enforced, and nothing new is remembered.
        </p>
      ) : null}
      {memories && memories.memories.length > 0 ? (
        <ul
          aria-labelledby={title}
          className="flex flex-col overflow-y-auto"
          style={{ maxHeight: '16rem' }}
        >
          {memories.memories.map((memory) => (
            <MemoryRow
              key={memory.id}
              memory={memory}
              isOff={!memories.enabled}
              onChange={(text) => report(change(memory.id, text))}
              onRemove={() => void report(remove(memory.id))}
            />
          ))}
        </ul>
      ) : null}
      {memories?.memories.length === 0 ? <p className="text-sm text-muted">Nothing yet.</p> : null}
      {failure ? (
        <p role="alert" className="border-l-2 border-down bg-down/10 px-2 py-1 text-sm">
          {failure}
        </p>
      ) : null}
      {memories?.enabled ? <AddMemory onAdd={(text) => report(add(text))} /> : null}
    </section>
  );
}

/** @param onAdd resolves to whether it was remembered */
function AddMemory({ onAdd }: { onAdd(text: string): Promise<boolean> }) {
  const [text, setText] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const said = text.trim();
    if (said !== '' && (await onAdd(said))) setText('');
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex gap-1.5">
      <input
        aria-label="Something to remember"
        value={text}
        maxLength={MEMORY_TEXT_LENGTH_MAX}
        placeholder="never more than 10 % in one stock"
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
        className="h-7 min-w-0 flex-1 border border-edge-strong bg-field px-2 text-sm"
      />
      <button
        type="submit"
        aria-disabled={text.trim() === ''}
        className="h-7 shrink-0 rounded-sm border border-edge-strong px-3 text-sm hover:bg-raised aria-disabled:opacity-50"
      >
        Remember
      </button>
    </form>
  );
}
