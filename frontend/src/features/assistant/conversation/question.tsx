import { formatTime } from '@/shared/format/format';

interface QuestionProps {
  text: string;
  at: string;
  /** Shown if no answer follows. */
  note?: string | undefined;
}

/** A message of the person. */
export function Question({ text, at, note }: QuestionProps) {
  return (
    <article aria-label="You" className="flex flex-col items-end gap-0.5 pl-6">
      <p
        title={formatTime(at)}
        className="min-w-0 border-r-2 border-action-strong bg-raised px-2.5 py-1.5 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </p>
      {note ? <p className="text-2xs text-faint">{note}</p> : null}
    </article>
  );
}
