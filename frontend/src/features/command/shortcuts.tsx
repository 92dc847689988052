'use client';

import { type Command, shortcutsOf, useAllCommands } from '@/shared/commands/use-commands';
import { Overlay } from '@/ui/overlay/overlay';
import { VERBS } from './grammar/words/verbs';
import { KeyCaps } from './key-caps';

/** Keys of lists and fields. They apply to the focused element and belong to no command. */
const LOCAL_KEYS = [
  { group: 'Watchlist', title: 'Choose the next or previous row', keys: ['ArrowDown', 'ArrowUp'] },
  { group: 'Watchlist', title: 'Move the row', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { group: 'Watchlist', title: 'Remove the row', keys: ['Delete'] },
];

interface Line {
  group: string;
  title: string;
  keys: readonly string[];
}

/** The lines under their headings, in the order in which the headings first come. */
function byGroup(commands: readonly Command[]): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  const lines = commands.map((command) => ({ ...command, keys: shortcutsOf(command) }));
  for (const line of [...lines, ...LOCAL_KEYS]) {
    if (line.keys.length > 0) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  }
  return groups;
}

/** Lists all shortcuts and the syntax of the command line. */
export function Shortcuts({ onClose }: { onClose(): void }) {
  const groups = byGroup(useAllCommands());
  return (
    <Overlay
      title="Shortcuts"
      description="Every key that does something, by what it is about."
      onClose={onClose}
      className="!w-[min(52rem,calc(100vw-1.5rem))]"
    >
      <h2 className="label border-b border-edge px-4 py-2.5">Shortcuts</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys. */}
      <div tabIndex={0} className="min-h-0 gap-x-8 overflow-y-auto p-4 sm:columns-2">
        {[...groups].map(([group, lines]) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="label mb-1 text-faint">{group}</h3>
            <dl>
              {lines.map(({ title, keys }) => (
                <div key={title} className="flex min-h-7 items-center justify-between gap-4">
                  <dt className="min-w-0">{title}</dt>
                  <dd className="flex shrink-0 gap-2">
                    {keys.map((shortcut) => (
                      <KeyCaps key={shortcut} shortcut={shortcut} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className="break-inside-avoid">
          <h3 className="label mb-1 text-faint">Command line</h3>
          <dl>
            {VERBS.map(({ verb, usage, meaning }) => (
              <div key={verb} className="flex min-h-7 items-center justify-between gap-4">
                <dt className="min-w-0">{meaning}</dt>
                <dd className="figures shrink-0 text-xs text-muted">{usage}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Overlay>
  );
}
