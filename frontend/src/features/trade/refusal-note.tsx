import type { Problem } from '@finally/contract';
import { OctagonX } from 'lucide-react';

export interface RefusalNoteProps {
  /** Why nothing was traded. */
  sentence: string;
  suggestions: Readonly<NonNullable<Problem['suggestions']>>;
  onSuggestion(ticker: string): void;
}

/** Says below the order why it was refused, until something is changed. */
export function RefusalNote({ sentence, suggestions, onSuggestion }: RefusalNoteProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-l-2 border-down bg-down/10 px-2 py-1 text-sm">
      <p role="alert" className="flex min-w-0 items-start gap-1.5 [overflow-wrap:anywhere]">
        <OctagonX aria-hidden="true" className="mt-[3px] size-3.5 shrink-0 text-down" />
        {sentence}
      </p>
      {suggestions.map(({ ticker, name }) => (
        <button
          key={ticker}
          type="button"
          title={name}
          onClick={() => onSuggestion(ticker)}
          className="figures border border-edge-strong bg-raised px-1.5 text-xs font-semibold hover:border-info"
        >
          {ticker}
        </button>
      ))}
    </div>
  );
}
