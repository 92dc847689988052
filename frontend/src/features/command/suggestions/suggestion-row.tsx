'use client';

import { ChartCandlestick, Command, CornerDownLeft, SquareTerminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { shortcutsOf } from '@/shared/commands/use-commands';
import type { Suggestion } from '../line/use-command-line';
import { KeyCaps } from '../shortcuts/key-caps';
import type { Preview } from './preview';

interface SuggestionRowProps {
  id: string;
  suggestion: Suggestion;
  /** Describes the effect of an intent; null if the suggestion is none. */
  preview: Preview | null;
  isChosen: boolean;
  onTake(): void;
}

interface Look {
  icon: ReactNode;
  title: string;
  detail: string | null;
  objection?: string | null;
  end?: ReactNode;
}

const ICON = { size: 14, 'aria-hidden': true } as const;

function lookOf(suggestion: Suggestion, preview: Preview | null): Look {
  switch (suggestion.kind) {
    case 'intent':
      return { icon: <CornerDownLeft {...ICON} />, title: '', detail: null, ...preview };
    case 'symbol': {
      const { match, written } = suggestion;
      return {
        icon: <ChartCandlestick {...ICON} />,
        title: `${written.before}${match.ticker}${written.after}`,
        detail: match.name,
      };
    }
    case 'verb': {
      const { verb, usage, meaning } = suggestion.verb;
      return {
        icon: <SquareTerminal {...ICON} />,
        title: verb,
        detail: meaning,
        end: <span className="figures text-xs text-muted">{usage}</span>,
      };
    }
    case 'example': {
      const { line, meaning } = suggestion.example;
      return { icon: <SquareTerminal {...ICON} />, title: line, detail: meaning };
    }
    case 'command': {
      const { title, subject, group } = suggestion.command;
      const [shortcut] = shortcutsOf(suggestion.command);
      return {
        icon: <Command {...ICON} />,
        title: subject === undefined ? title : `${title}: ${subject}`,
        detail: group,
        end: shortcut ? <KeyCaps shortcut={shortcut} /> : null,
      };
    }
  }
}

/** One line below the command line. The focus stays in the line; this is pointed at by its id. */
export function SuggestionRow(props: SuggestionRowProps) {
  const { id, suggestion, preview, isChosen, onTake } = props;
  const { icon, title, detail, objection = null, end } = lookOf(suggestion, preview);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the line hears the keys for all of its options.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => event.detail <= 1 && onTake()}
      className={`flex min-h-9 cursor-pointer items-center gap-2.5 px-3 py-1.5 ${
        isChosen ? 'bg-edge-strong/60' : 'hover:bg-raised'
      }`}
    >
      <span className={`shrink-0 ${isChosen ? 'text-accent' : 'text-faint'}`}>{icon}</span>
      <span className="flex min-w-0 flex-1 flex-col">
        {/* Nothing of what an intent does is cut off. */}
        <span
          className={`text-base ${suggestion.kind === 'intent' ? '[overflow-wrap:anywhere]' : 'truncate'}`}
        >
          {title}
        </span>
        {detail ? (
          <span
            data-live={suggestion.kind === 'intent' ? 'account' : undefined}
            className={`sm:truncate text-xs text-muted ${suggestion.kind === 'intent' ? 'figures' : ''}`}
          >
            {detail}
          </span>
        ) : null}
        {objection ? (
          <span className="sm:truncate text-xs text-down">Refused as it stands: {objection}</span>
        ) : null}
      </span>
      {end ? <span className="max-sm:hidden">{end}</span> : null}
    </div>
  );
}
