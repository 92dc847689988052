'use client';

import { Sunrise, X } from 'lucide-react';
import { IconButton } from '@/ui/icon-button';
import { useBrief } from './use-brief';

interface BriefSuggestionProps {
  /** Whether an answer is awaited: then nothing is suggested. */
  isBusy: boolean;
  onAsk(question: string): void;
}

/** Suggests the morning brief above the input, once a day, until it is asked for or dismissed. */
export function BriefSuggestion({ isBusy, onAsk }: BriefSuggestionProps) {
  const { suggestion, dismiss } = useBrief();
  if (!suggestion || isBusy) return null;
  return (
    <section
      aria-label="Suggestion"
      className="flex shrink-0 items-center gap-2 border-t border-edge px-2.5 py-1 text-xs text-muted"
    >
      <Sunrise aria-hidden="true" className="size-3.5 shrink-0" />
      <p className="min-w-0 flex-1 truncate">{suggestion.message} for today</p>
      <button
        type="button"
        onClick={() => {
          onAsk(suggestion.message);
          void dismiss();
        }}
        className="font-semibold text-info hover:underline"
      >
        Show
      </button>
      <IconButton label="Dismiss for today" Icon={X} onClick={() => void dismiss()} />
    </section>
  );
}
