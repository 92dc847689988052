'use client';

import { ChevronRight, LoaderCircle } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useCommandLine } from '@/hooks/use-command-line';
import { Overlay } from './overlay';
import { SuggestionRow } from './suggestion-row';

const HELP = 'Type a ticker, an order such as BUY 5 NVDA, or what you want to do.';

/** One line for everything: tickers, orders, charts, questions and every command there is. */
export function CommandLine({ onClose }: { onClose(): void }) {
  const command = useCommandLine();
  const { line, suggestions, chosen, isAsking, isBusy, isRecalling, problem, complaint } = command;
  const listId = useId();
  const problemId = useId();
  const list = useRef<HTMLDivElement>(null);
  const idOf = (index: number) => `${listId}-${index}`;
  const chosenIndex = chosen ? suggestions.indexOf(chosen) : -1;

  useEffect(() => {
    list.current?.children[chosenIndex]?.scrollIntoView({ block: 'nearest' });
  }, [chosenIndex]);

  function onKeyDown(event: KeyboardEvent) {
    const isHistory = line === '' || isRecalling;
    const actions: Record<string, (() => void) | undefined> = {
      Enter: command.enter,
      Tab: event.shiftKey ? undefined : command.complete,
      ArrowUp: () => (isHistory ? command.recall(1) : command.move(-1)),
      ArrowDown: () => (isRecalling ? command.recall(-1) : command.move(1)),
    };
    const action = event.nativeEvent.isComposing ? undefined : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  return (
    <Overlay title="Command line" description={HELP} onClose={onClose}>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-edge px-3">
        {isBusy ? (
          <LoaderCircle
            size={16}
            aria-label="Working"
            className="shrink-0 animate-spin text-accent"
          />
        ) : (
          <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-accent" />
        )}
        <input
          // biome-ignore lint/a11y/noAutofocus: opened by a key, to be typed into.
          autoFocus
          role="combobox"
          aria-label="Command"
          aria-expanded={suggestions.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosenIndex >= 0 ? idOf(chosenIndex) : undefined}
          aria-describedby={problem ? problemId : undefined}
          aria-invalid={complaint !== null}
          value={line}
          placeholder="AAPL, BUY 5 NVDA, CHART MSFT 5M, ASK …"
          maxLength={500}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => command.type(event.target.value)}
          onKeyDown={onKeyDown}
          className="figures h-full min-w-0 flex-1 bg-transparent text-lg outline-none"
        />
      </div>
      {isAsking ? (
        <p role="alert" className="border-b border-edge bg-accent/10 px-3 py-2 text-sm">
          Start over with the starting cash? Positions go, past trades are archived. Enter again to
          start over, Escape to keep everything.
        </p>
      ) : null}
      {problem ? (
        <p
          id={problemId}
          role={complaint ? 'alert' : undefined}
          className={`border-b border-edge px-3 py-2 text-sm ${complaint ? 'bg-down/10' : 'text-muted'}`}
        >
          {problem}
        </p>
      ) : null}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label="What Enter does, and what may be meant"
        className="min-h-0 overflow-y-auto"
      >
        {suggestions.map((suggestion, index) => (
          <SuggestionRow
            key={keyOf(suggestion)}
            id={idOf(index)}
            suggestion={suggestion}
            isChosen={index === chosenIndex}
            onTake={() => command.take(suggestion)}
          />
        ))}
      </div>
      <p className="flex h-8 shrink-0 items-center gap-4 border-t border-edge px-3 text-xs text-faint">
        <span>Enter does it</span>
        <span>Tab completes</span>
        <span>{'\u2191'} history</span>
        <span>Esc closes</span>
      </p>
    </Overlay>
  );
}

function keyOf(suggestion: ReturnType<typeof useCommandLine>['suggestions'][number]): string {
  if (suggestion.kind === 'symbol') return `symbol ${suggestion.match.ticker}`;
  if (suggestion.kind === 'command') return `command ${suggestion.command.id}`;
  if (suggestion.kind === 'verb') return `verb ${suggestion.verb.verb}`;
  return 'intent';
}
