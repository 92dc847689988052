import { TriangleAlert } from 'lucide-react';
import { splitMarks } from './figure-marks';

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
    <mark className="mx-1 rounded-sm bg-down/10 box-decoration-clone px-0.5 text-left font-sans text-2xs font-medium text-down not-italic ring-1 ring-down/60">
      <TriangleAlert aria-label="Warning" className="mr-1 inline size-2.5 align-[-0.05em]" />
      {text}
    </mark>
  );
}
