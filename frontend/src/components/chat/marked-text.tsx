import { TriangleAlert } from 'lucide-react';
import { splitMarks } from '@/lib/figure-marks';

/** A text of a model, with the program's marks on its figures shown as labels. */
export function MarkedText({ text }: { text: string }) {
  return splitMarks(text).map((piece, index) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole.
      <FigureMark key={index} text={piece.text} />
    ),
  );
}

/** What is wrong with the figure before it, and what is right where that is known. */
function FigureMark({ text }: { text: string }) {
  return (
    <mark className="mx-1 inline-flex max-w-full items-baseline gap-1 rounded-sm border border-down bg-down/10 px-1 text-left font-sans text-2xs font-medium whitespace-normal text-down not-italic">
      <TriangleAlert aria-label="Warning" className="size-2.5 shrink-0 self-center" />
      <span className="min-w-0">{text}</span>
    </mark>
  );
}
