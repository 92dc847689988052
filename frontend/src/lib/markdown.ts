/** A run of text on one line. */
export interface Inline {
  kind: 'text' | 'bold' | 'code';
  text: string;
}

/** What an answer is made of: running lines, or a list of single-line items. */
export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };

const BULLET = /^\s*[-*•]\s+(.+)$/;
const NUMBERED = /^\s*(\d{1,3})[.)]\s+(.+)$/;
const HEADING = /^\s*#{1,6}\s+(.+)$/;
const INLINE = /\*\*(\S(?:.*?\S)?)\*\*|`([^`]+)`/g;

/**
 * Reads the small part of Markdown that assistants write: paragraphs with their
 * line breaks, bullet and numbered lists, bold and code. Headings become bold
 * lines. Everything else, HTML included, stays the plain text it is.
 */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
    const entry = listEntry(line);
    if (entry) {
      if (open?.kind !== 'list' || open.ordered !== entry.ordered) {
        open = { kind: 'list', ordered: entry.ordered, start: entry.number, items: [] };
        blocks.push(open);
      }
      open.items.push(parseInline(entry.text));
    } else if (line.trim() === '') {
      // A blank line between the items of a list does not end it: the next line decides.
      if (open?.kind === 'paragraph') open = null;
    } else {
      if (open?.kind !== 'paragraph') {
        open = { kind: 'paragraph', lines: [] };
        blocks.push(open);
      }
      const heading = HEADING.exec(line)?.[1];
      open.lines.push(
        heading ? [{ kind: 'bold', text: heading.replaceAll('**', '') }] : parseInline(line),
      );
    }
  }
  return blocks;
}

function listEntry(line: string): { ordered: boolean; number: number; text: string } | null {
  const numbered = NUMBERED.exec(line);
  if (numbered) return { ordered: true, number: Number(numbered[1]), text: numbered[2] ?? '' };
  const bullet = BULLET.exec(line);
  return bullet ? { ordered: false, number: 1, text: bullet[1] ?? '' } : null;
}

function parseInline(line: string): Inline[] {
  const runs: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > end) runs.push({ kind: 'text', text: line.slice(end, match.index) });
    runs.push(
      match[1] === undefined
        ? { kind: 'code', text: match[2] ?? '' }
        : { kind: 'bold', text: match[1] },
    );
    end = match.index + match[0].length;
  }
  if (end < line.length) runs.push({ kind: 'text', text: line.slice(end) });
  return runs;
}
