import type { ChatMessage } from '@finally/contract';
import { ChevronRight, TriangleAlert } from 'lucide-react';
import { formatTime } from '@/shared/format/format';
import { Actions } from '../actions/actions';
import { LedgerStrip } from '../actions/ledger-strip';
import type { Decision, Verdict } from '../chat-store';
import { isLanguageModel, ModelBadge } from '../model-badge';
import { Steps } from '../progress/steps';
import { Views } from '../views/views';
import { RichText } from './rich-text';

interface AnswerProps {
  message: ChatMessage;
  decisions: Readonly<Record<string, Decision>>;
  onDecide(id: string, verdict: Verdict): Promise<void>;
}

/** An answer of the assistant, and below it what the ledger shows. */
export function Answer({ message, decisions, onDecide }: AnswerProps) {
  const isModel = message.model !== null && isLanguageModel(message.model);
  return (
    <article aria-label="Assistant" className="flex min-w-0 flex-col gap-1.5">
      <header className="flex min-w-0 items-center gap-2 text-2xs text-faint">
        <span className="figures">{formatTime(message.created_at)}</span>
        {isModel ? <span>Written by</span> : null}
        {message.model ? <ModelBadge model={message.model} /> : null}
        {isModel ? <span className="whitespace-nowrap">· not checked</span> : null}
      </header>
      {message.notice ? (
        <p className="flex items-start gap-1.5 border-l-2 border-accent bg-accent/8 px-2 py-1 text-xs [overflow-wrap:anywhere]">
          <TriangleAlert aria-label="Note" className="mt-0.5 size-3 shrink-0 text-accent" />
          <span className="min-w-0">{message.notice}</span>
        </p>
      ) : null}
      {message.steps?.length ? <Steps steps={message.steps} /> : null}
      <div className={isModel ? 'border-l-2 border-info/40 pl-2' : ''}>
        <RichText source={message.message} />
      </div>
      {message.views ? <Views views={message.views} /> : null}
      {/* The built-in assistant's text is never replaced, so it has no original. */}
      {isModel && message.intent ? <UnverifiedText text={message.intent} /> : null}
      <LedgerStrip ledger={message.ledger}>
        {message.actions.length > 0 ? (
          <Actions actions={message.actions} decisions={decisions} onDecide={onDecide} />
        ) : null}
      </LedgerStrip>
    </article>
  );
}

/** The model's original text, if its claims did not match the ledger; collapsed. */
function UnverifiedText({ text }: { text: string }) {
  return (
    <details className="group border border-dashed border-edge-strong px-2 py-1 text-xs text-muted">
      <summary className="flex cursor-pointer list-none items-center gap-1 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-3 shrink-0 transition-transform group-open:rotate-90"
        />
        What the model had meant to do
      </summary>
      <div className="mt-1 pl-4 italic">
        <RichText source={text} />
      </div>
    </details>
  );
}
