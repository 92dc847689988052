import { type Alignment, readTable } from './markdown-table';

/** A run of text on one line. */
export interface Inline {
  kind: 'text' | 'bold' | 'code';
  text: string;
}

/** A block of an answer. */
export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'table'; alignments: readonly Alignment[]; header: Inline[][]; rows: Inline[][][] }
  | { kind: 'code'; text: string };

const BULLET = /^\s*[-*•]\s+(.+)$/;
const NUMBERED = /^\s*(\d{1,3})[.)]\s+(.+)$/;
const HEADING = /^\s*#{1,6}\s+(.+)$/;
const FENCE = /^\s*```/;
const INLINE = /\*\*(\S(?:.*?\S)?)\*\*|`([^`]+)`/g;

/** A block of several lines, and the index of the line after it. */
interface MultilineBlock {
  block: Block;
  next: number;
}

/**
 * Parses the subset of Markdown that assistants write: paragraphs with line breaks, bullet and numbered
 * lists, tables, fenced code, bold and code. Headings become bold lines. Everything else, HTML and links
 * included, stays plain text.
 */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  /** The block that the next line may continue. */
  let open: Block | null = null;
  for (let at = 0; at < lines.length; ) {
    const multiline = fencedCode(lines, at) ?? table(lines, at);
    if (multiline) {
      blocks.push(multiline.block);
      open = null;
      at = multiline.next;
      continue;
    }
    const next: Block | null = takeLine(lines[at] ?? '', open);
    if (next && next !== open) blocks.push(next);
    open = next;
    at += 1;
  }
  return blocks;
}

/** Adds a line to the open block, or starts a new one; returns the block, null for none. */
function takeLine(line: string, open: Block | null): Block | null {
  // A blank line between the items of a list does not end it: the next line decides.
  if (line.trim() === '') return open?.kind === 'list' ? open : null;
  const entry = listEntry(line);
  if (entry) {
    const goesOn = open?.kind === 'list' && open.ordered === entry.ordered;
    const list = goesOn
      ? open
      : { kind: 'list' as const, ordered: entry.ordered, start: entry.number, items: [] };
    list.items.push(parseInline(entry.text));
    return list;
  }
  const paragraph = open?.kind === 'paragraph' ? open : { kind: 'paragraph' as const, lines: [] };
  const heading = HEADING.exec(line)?.[1];
  paragraph.lines.push(
    heading ? [{ kind: 'bold', text: heading.replaceAll('**', '') }] : parseInline(line),
  );
  return paragraph;
}

/** Parses fenced code, up to the closing fence or to the end of a truncated answer. */
function fencedCode(lines: readonly string[], at: number): MultilineBlock | null {
  if (!FENCE.test(lines[at] ?? '')) return null;
  const closing = lines.findIndex((line, index) => index > at && FENCE.test(line));
  const end = closing < 0 ? lines.length : closing;
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function table(lines: readonly string[], at: number): MultilineBlock | null {
  const read = readTable(lines, at);
  if (!read) return null;
  const { alignments, header, rows, next } = read;
  return {
    block: {
      kind: 'table',
      alignments,
      header: header.map(parseInline),
      rows: rows.map((row) => row.map(parseInline)),
    },
    next,
  };
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
