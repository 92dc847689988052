/** A part of an answer: plain text, or the program's mark on the figure before it. */
export interface MarkedPiece {
  kind: 'text' | 'mark';
  text: string;
}

/** Only the program writes these brackets: it removes them from a model's text. */
const MARK = /\s?\u27e6([^\u27e6\u27e7]*)\u27e7/g;

/** Splits a text at the marks on figures that are wrong or unknown. */
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

/** Returns a text with its marks in brackets, for places that cannot show labels. */
export const readableMarks = (text: string): string => text.replaceAll(MARK, ' ($1)');
