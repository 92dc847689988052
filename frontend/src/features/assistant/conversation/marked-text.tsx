import { TriangleAlert } from 'lucide-react';
import { splitMarks } from './figure-marks';

/** A text of a model, in which the program's marks on wrong figures are shown as labels. */
export function MarkedText({ text }: { text: string }) {
  return splitMarks(text).map((piece, index) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes partly.
      <FigureMark key={index} text={piece.text} />
    ),
  );
}

/** Says what is wrong with the figure before it, and the right one if known. */
function FigureMark({ text }: { text: string }) {
  return (
    <mark className="mx-1 rounded-sm bg-down/10 box-decoration-clone px-0.5 text-left font-sans text-2xs font-medium text-down not-italic ring-1 ring-down/60">
      <TriangleAlert aria-label="Warning" className="mr-1 inline size-2.5 align-[-0.05em]" />
      {text}
    </mark>
  );
}
