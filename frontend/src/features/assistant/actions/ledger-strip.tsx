import type { ChatMessage } from '@finally/contract';
import { BookCheck } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface LedgerStripProps {
  /** The program's line, shown if the answer had no actions. */
  ledger: ChatMessage['ledger'];
  /** The actions with their receipts, if there are any. */
  children: ReactNode;
}

/** What the ledger shows about an answer, separate from the text of the model. */
export function LedgerStrip({ ledger, children }: LedgerStripProps) {
  const title = useId();
  return (
    // Not a landmark, because every answer has one.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    <div
      role="group"
      aria-labelledby={title}
      data-testid="ledger"
      className="flex min-w-0 flex-col gap-1 border-t border-edge pt-1.5"
    >
      <h3
        id={title}
        className="flex items-center gap-1.5 text-2xs font-semibold tracking-wide text-muted uppercase"
      >
        <BookCheck aria-hidden="true" className="size-3 shrink-0" />
        From the ledger
      </h3>
      {children ?? <p className="text-xs [overflow-wrap:anywhere]">{ledger}</p>}
    </div>
  );
}
