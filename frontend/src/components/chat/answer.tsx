import type { ChatMessage } from '@finally/contract';
import { formatTime } from '@/lib/format';
import { ModelBadge } from './model-badge';
import { Receipt } from './receipt';
import { RichText } from './rich-text';

/** What the assistant said, and what it did: the receipts come from the ledger, not from its words. */
export function Answer({ message }: { message: ChatMessage }) {
  return (
    <article aria-label="Assistant" className="flex min-w-0 flex-col gap-1.5">
      <header className="flex items-center gap-2 text-2xs text-faint">
        <span className="figures">{formatTime(message.created_at)}</span>
        {message.model ? <ModelBadge model={message.model} /> : null}
      </header>
      <RichText source={message.message} />
      {message.actions.length > 0 ? (
        <ul aria-label="Actions" className="flex flex-col gap-1">
          {message.actions.map((action, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the actions of an answer never change.
            <li key={index}>
              <Receipt action={action} />
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
