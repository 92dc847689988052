'use client';

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { isComposing } from '@/shared/browser/composition';
import { changeLine, useLine } from '@/shared/commands/use-overlay';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Overlay } from '@/ui/overlay/overlay';
import type { LineHelp } from './line-help';

const HELP = 'Type a ticker, an order such as BUY 5 NVDA, or what you want to do.';

const loadAnswers = () => import('./command-answers');

/** The suggestions are loaded after the page. */
const CommandAnswers = lazyComponent(
  () => loadAnswers().then(({ CommandAnswers }) => CommandAnswers),
  {
    loading: () => <Notice>Loading commands. You can keep typing.</Notice>,
    failed: () => <Notice>The commands could not be loaded. Retrying; your text is kept.</Notice>,
  },
);

/** The suggestions are not loaded yet. */
const NO_HELP: LineHelp = { field: {}, isBusy: false, onKey: () => false };

/**
 * Keys that wait until the suggestions are loaded. Enter does nothing until then, because the
 * person has not seen its effect.
 */
const WAITING_KEYS = ['ArrowUp', 'ArrowDown', 'Tab'];

/** The command line: one field for tickers, orders, charts, questions and all commands. */
export function CommandLine({ onClose }: { onClose(): void }) {
  const line = useLine();
  const [help, setHelp] = useState(NO_HELP);
  /** The latest state of the suggestions, also before it is rendered. */
  const latest = useRef(NO_HELP);
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const isUnderstood = help !== NO_HELP;

  // Waiting keys are handled one after the other, because each changes what the next one does.
  useEffect(() => {
    const [key] = waiting;
    if (!isUnderstood || key === undefined) return;
    latest.current.onKey(key, false);
    setWaiting(waiting.slice(1));
  }, [waiting, isUnderstood]);

  const onHelp = useCallback((next: LineHelp) => {
    latest.current = next;
    setHelp(next);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, repeat, nativeEvent } = event;
    // Ignores an Enter that confirms a composition of an input method, and repeats of a held Enter.
    if (isComposing(nativeEvent) || (key === 'Enter' && repeat)) return;
    const isWaiting = !isUnderstood && !shiftKey && WAITING_KEYS.includes(key);
    if (isWaiting) setWaiting([...waiting, key]);
    if (isWaiting || (isUnderstood && latest.current.onKey(key, shiftKey))) event.preventDefault();
  }

  return (
    <Overlay title="Command line" description={HELP} onClose={onClose}>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-edge px-3">
        <span
          aria-hidden="true"
          className={`figures shrink-0 text-lg text-accent ${help.isBusy ? 'animate-pulse' : ''}`}
        >
          {'\u203a'}
        </span>
        <input
          // biome-ignore lint/a11y/noAutofocus: opened by a key, to be typed into.
          autoFocus
          {...help.field}
          role="combobox"
          aria-label="Command"
          aria-expanded={help.field['aria-expanded'] ?? false}
          value={line}
          placeholder="AAPL, BUY 5 NVDA, CHART MSFT 5M, ASK …"
          maxLength={500}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => changeLine(event.target.value)}
          onKeyDown={onKeyDown}
          className="figures h-full min-w-0 flex-1 bg-transparent text-lg outline-none"
        />
      </div>
      <Boundary fallback={<Notice>The commands failed. Load the page again.</Notice>}>
        <CommandAnswers onHelp={onHelp} />
      </Boundary>
    </Overlay>
  );
}

function Notice({ children }: { children: string }) {
  return (
    <p role="status" className="px-3 py-2 text-sm text-muted">
      {children}
    </p>
  );
}

/** Loads the script of the suggestions before it is needed. */
export const fetchAhead = (): void =>
  void loadAnswers().catch(() => {
    // A failure is ignored here: opening the command line loads the script again and reports an
    // error.
  });
