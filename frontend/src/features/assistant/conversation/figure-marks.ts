/** A piece of an answer: plain text, or a mark of the program on the figure before it. */
export interface MarkedPiece {
  kind: 'text' | 'mark';
  text: string;
}

/** Only the program writes these brackets: it takes them out of what a model wrote. */
const MARK = /\s?\u27e6([^\u27e6\u27e7]*)\u27e7/g;

/** Parts a text at the marks on figures that differ from the account or are not known. */
export function splitMarks(text: string): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let from = 0;
  for (const mark of text.matchAll(MARK)) {
    if (mark.index > from) pieces.push({ kind: 'text', text: text.slice(from, mark.index) });
    pieces.push({ kind: 'mark', text: mark[1] ?? '' });
    from = mark.index + mark[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** A text with its marks in brackets, for where they cannot be shown as labels. */
export const readableMarks = (text: string): string => text.replaceAll(MARK, ' ($1)');
