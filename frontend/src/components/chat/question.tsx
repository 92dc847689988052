import { formatTime } from '@/lib/format';

/** What the person wrote. */
export function Question({ text, at }: { text: string; at: string }) {
  return (
    <article aria-label="You" className="flex justify-end pl-6">
      <p
        title={formatTime(at)}
        className="min-w-0 border-r-2 border-action-strong bg-raised px-2.5 py-1.5 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </p>
    </article>
  );
}
