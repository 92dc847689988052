'use client';

import { useRef, useState } from 'react';
import { resetAllKeys } from '@/shared/commands/keys/change-keys-actions';
import { type Command, useAllCommands, useKeyChanges } from '@/shared/commands/use-shortcuts';
import { Overlay } from '@/ui/overlay/overlay';
import { VERBS } from '../grammar/words/verbs';
import { KeyCaps } from './key-caps';
import { KeyDialog } from './key-dialog';
import { type ShortcutLine, shortcutGroups } from './shortcut-groups';

const SMALL_BUTTON =
  'border border-edge-strong px-2 text-xs text-muted hover:bg-raised hover:text-ink';

/** Lists all shortcuts, to be searched and changed, and the words of the command line. */
export function Shortcuts({ onClose }: { onClose(): void }) {
  const [typed, setTyped] = useState('');
  const [changed, setChanged] = useState<Command | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const commands = useAllCommands();
  const changes = useKeyChanges();
  const groups = shortcutGroups(typed, commands, changes);
  const wanted = typed.trim().toLowerCase();
  const verbs = VERBS.filter(({ usage, meaning }) =>
    `${usage} ${meaning}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <Overlay
        title="Shortcuts"
        description="Every key that does something. Type to search; each key can be changed."
        onClose={onClose}
        className="!w-[min(52rem,calc(100vw-1.5rem))]"
      >
        <div className="flex flex-wrap items-center gap-2 border-b border-edge px-3 py-2">
          <h2 className="label">Shortcuts</h2>
          <input
            ref={search}
            // biome-ignore lint/a11y/noAutofocus: opened by a key, to be typed into.
            autoFocus
            type="search"
            aria-label="Search shortcuts"
            placeholder="Search by name or key"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="h-7 min-w-0 flex-1 border border-edge-strong bg-field px-2 text-sm"
          />
          {Object.keys(changes).length > 0 ? (
            <button
              type="button"
              onClick={() => {
                resetAllKeys();
                search.current?.focus();
              }}
              className={`${SMALL_BUTTON} h-7`}
            >
              Reset all keys
            </button>
          ) : null}
          <button type="button" onClick={onClose} className={`${SMALL_BUTTON} h-7`}>
            Close
          </button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys. */}
        <div tabIndex={0} className="min-h-0 gap-x-8 overflow-y-auto p-4 sm:columns-2">
          {groups.size + verbs.length === 0 ? (
            <p role="status" className="text-sm text-muted">
              {`No shortcut matches \u201c${typed.trim()}\u201d.`}
            </p>
          ) : null}
          {[...groups].map(([group, lines]) => (
            <section key={group} className="mb-4 break-inside-avoid">
              <h3 className="label mb-1 text-faint">{group}</h3>
              <ul>
                {lines.map((line) => (
                  <Line
                    key={line.command?.id ?? line.title}
                    line={line}
                    onChange={() => setChanged(line.command)}
                  />
                ))}
              </ul>
            </section>
          ))}
          {verbs.length > 0 ? (
            <section className="break-inside-avoid">
              <h3 className="label mb-1 text-faint">Command line</h3>
              <dl>
                {verbs.map(({ verb, usage, meaning }) => (
                  <div key={verb} className="flex min-h-7 items-center justify-between gap-4">
                    <dt className="min-w-0">{meaning}</dt>
                    <dd className="figures shrink-0 text-xs text-muted">{usage}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ) : null}
        </div>
      </Overlay>
      {changed ? <KeyDialog command={changed} onClose={() => setChanged(null)} /> : null}
    </>
  );
}

function Line({ line, onChange }: { line: ShortcutLine; onChange(): void }) {
  const { title, keys, command } = line;
  return (
    <li className="flex min-h-7 items-center gap-2">
      <span className="min-w-0 flex-1">{title}</span>
      <span className="flex shrink-0 flex-wrap gap-2">
        {keys.map((shortcut) => (
          <KeyCaps key={shortcut} shortcut={shortcut} />
        ))}
        {keys.length === 0 ? <span className="text-xs text-faint">no key</span> : null}
      </span>
      {command ? (
        <button
          type="button"
          aria-label={`Change the keys of: ${title}`}
          onClick={onChange}
          className="shrink-0 text-xs text-info hover:underline"
        >
          Change
        </button>
      ) : (
        <span className="shrink-0 text-xs text-faint">Fixed</span>
      )}
    </li>
  );
}
