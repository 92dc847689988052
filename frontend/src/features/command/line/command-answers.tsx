'use client';

import { memo, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useTouch } from '@/shared/browser/use-touch';
import { SuggestionRow } from '../suggestions/suggestion-row';
import type { LineHelp } from './line-help';
import { useCommandLine } from './use-command-line';

/**
 * Interprets the typed line: shows what Enter does, lists suggestions, and handles the keys that
 * select or complete one.
 */
export const CommandAnswers = memo(function CommandAnswers({
  onHelp,
}: {
  onHelp(help: LineHelp): void;
}) {
  const command = useCommandLine();
  const isTouch = useTouch();
  const { suggestions, chosen, isBusy, isHistory, problem, complaint } = command;
  const listId = useId();
  const problemId = useId();
  const list = useRef<HTMLDivElement>(null);
  const idOf = (index: number) => `${listId}-${index}`;
  const chosenIndex = chosen ? suggestions.indexOf(chosen) : -1;

  useEffect(() => {
    list.current?.children[chosenIndex]?.scrollIntoView({ block: 'nearest' });
  }, [chosenIndex]);

  function onKey(key: string, isShifted: boolean): boolean {
    const actions: Record<string, (() => void) | undefined> = {
      Enter: command.enter,
      Tab: isShifted ? undefined : command.complete,
      ArrowUp: () => (isHistory ? command.recall(1) : command.move(-1)),
      ArrowDown: () => (command.isRecalling ? command.recall(-1) : command.move(1)),
    };
    actions[key]?.();
    return actions[key] !== undefined;
  }

  // The field is above, and was there first.
  useLayoutEffect(() =>
    onHelp({
      field: {
        'aria-expanded': suggestions.length > 0,
        'aria-controls': listId,
        'aria-activedescendant': chosenIndex >= 0 ? idOf(chosenIndex) : undefined,
        'aria-describedby': problem ? problemId : undefined,
        'aria-invalid': complaint !== null,
      },
      isBusy,
      onKey,
    }),
  );

  return (
    <>
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
        {...command.attention}
        aria-label="What Enter does, and what may be meant"
        className="min-h-0 overflow-y-auto"
      >
        {suggestions.map((suggestion, index) => (
          <SuggestionRow
            key={suggestion.key}
            id={idOf(index)}
            suggestion={suggestion}
            preview={suggestion.kind === 'intent' ? command.preview(suggestion.intent) : null}
            isChosen={index === chosenIndex}
            onTake={() => command.take(suggestion)}
          />
        ))}
      </div>
      <p className="flex h-8 shrink-0 items-center gap-4 border-t border-edge px-3 text-xs text-faint">
        <span>{command.enterHint}</span>
        {isTouch ? (
          <span>A tap outside closes</span>
        ) : (
          <>
            <span>Tab completes</span>
            <span>{'\u2191'} history</span>
            <span>Esc closes</span>
          </>
        )}
      </p>
    </>
  );
});
