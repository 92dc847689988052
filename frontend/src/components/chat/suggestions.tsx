import { ChevronRight } from 'lucide-react';

const PROMPTS = ['How am I doing?', 'Buy 2 NVDA and watch PYPL', 'What is my largest position?'];

/** What to ask first. */
export function Suggestions({ onPrompt }: { onPrompt(message: string): void }) {
  return (
    <div className="mt-auto flex flex-col gap-2 px-2.5 py-3">
      <p className="text-sm text-muted">
        Ask about your portfolio, or say what to trade or watch. Orders are carried out at once, and
        each one leaves a receipt here.
      </p>
      <ul className="flex flex-col gap-1">
        {PROMPTS.map((prompt) => (
          <li key={prompt}>
            <button
              type="button"
              onClick={() => onPrompt(prompt)}
              className="flex w-full items-center gap-1.5 border border-edge bg-raised/50 px-2 py-1.5 text-left text-sm hover:border-action-strong hover:bg-raised"
            >
              <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
              {prompt}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
