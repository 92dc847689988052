'use client';

import type { AssistantSettings } from '@finally/contract';
import { ChevronRight } from 'lucide-react';
import { useChatSuggestions } from './use-chat-suggestions';

const WHAT_HAPPENS: Readonly<Record<AssistantSettings['mode'], string>> = {
  auto: 'Orders are carried out at once, and each one leaves a receipt here.',
  confirm: 'Orders wait here until you approve them.',
  read_only: 'It is set to read only: it answers, and places no orders.',
};

interface SuggestionsProps {
  mode: AssistantSettings['mode'];
  onAsk(question: string): void;
  /** Writes an order into the field, where the person sends it. */
  onDraft(order: string): void;
}

/** Suggested first messages: a question is sent at once, an order never is. */
export function Suggestions({ mode, onAsk, onDraft }: SuggestionsProps) {
  const prompts = useChatSuggestions();
  return (
    <div className="mt-auto flex flex-col gap-2 px-2.5 py-3">
      <p className="text-sm text-muted">
        {`Ask about your portfolio, or say what to trade or watch. ${WHAT_HAPPENS[mode]}`}
      </p>
      <ul className="flex flex-col gap-1">
        {prompts.map(({ text, isOrder }) => (
          <li key={text}>
            <button
              type="button"
              data-testid="suggestion"
              onClick={() => (isOrder ? onDraft(text) : onAsk(text))}
              className="flex w-full items-center gap-1.5 border border-edge bg-raised/50 px-2 py-1.5 text-left text-sm hover:border-action-strong hover:bg-raised"
            >
              <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
