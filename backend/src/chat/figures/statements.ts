import { foldedPattern, type PlainText } from './characters.ts';
import { type Role, rolesIn } from './field-words.ts';
import type { Mention } from './subjects.ts';

/** A part of a sentence, or a cell of a table: what a figure in it stands beside. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly roles: ReadonlySet<Role>;
  /** The tickers that a figure here is about; empty where it names none. */
  readonly tickers: readonly string[];
  readonly statement: Statement;
}

/** A sentence, or a row of a table. */
export interface Statement {
  readonly roles: ReadonlySet<Role>;
  /** All the tickers that it names. */
  readonly tickers: readonly string[];
  /** The tickers that the sentence before it was about. */
  readonly carried: readonly string[];
  readonly hasLetters: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const SENTENCE_END = /[.!?;\u2026](?=[\s"')\]]|$)/g;
const PART_END = foldedPattern(
  String.raw`,(?!\d)|(?<!\d),|\s(?:and|und|et|y|e|и|en|og|but|while|pero|aber|mais|sowie|plus|or|oder|o|ou)\s|[()[\]\u00b7\u2022\u2192\t]|\s[\u2013\u2014/-]\s`,
  'gu',
);
const TABLE_RULE = /^[\s|:-]+$/;
const DISTRIBUTES = foldedPattern(
  `respectively|respectivamente|respectivement|beziehungsweise|rispettivamente|each|соответственно`,
);

/** Parts a text into the segments in which its figures stand, first to last. */
export function segmentsOf(plain: PlainText, mentions: readonly Mention[]): readonly Segment[] {
  const segments: Segment[] = [];
  let carried: readonly string[] = [];
  const lines = spansBetween(plain.folded, 0, plain.folded.length, /\n/g);
  const rows: Span[] = [];
  const closeTable = (): void => {
    for (const segment of tableSegments(plain, mentions, rows.splice(0), carried)) {
      segments.push(segment);
      if (segment.statement.tickers.length > 0) carried = segment.statement.tickers;
    }
  };
  for (const line of lines) {
    const text = plain.folded.slice(line.start, line.end);
    if (isRow(text)) {
      rows.push(line);
      continue;
    }
    closeTable();
    for (const sentence of spansBetween(plain.folded, line.start, line.end, SENTENCE_END)) {
      const parts = sentenceSegments(plain, mentions, sentence, carried);
      segments.push(...parts);
      const named = parts[0]?.statement.tickers ?? [];
      if (named.length > 0) carried = named;
    }
  }
  closeTable();
  return segments;
}

const isRow = (line: string): boolean =>
  (line.match(/\|/g)?.length ?? 0) >= 2 || /^\s*\|/.test(line);

function sentenceSegments(
  plain: PlainText,
  mentions: readonly Mention[],
  sentence: Span,
  carried: readonly string[],
): Segment[] {
  const text = plain.folded.slice(sentence.start, sentence.end);
  const named = tickersIn(mentions, sentence);
  const statement: Statement = {
    roles: rolesIn(text),
    tickers: named,
    carried,
    hasLetters: /\p{L}/u.test(text),
  };
  const parts = spansBetween(plain.folded, sentence.start, sentence.end, PART_END);
  const distributes = DISTRIBUTES.test(text);
  let group: readonly string[] = [];
  let bare: readonly string[] = [];
  return parts.map((part) => {
    const own = tickersIn(mentions, part);
    const words = plain.folded.slice(part.start, part.end);
    if (own.length > 0) {
      const isBare = isOnlyNames(plain, mentions, part);
      group = [...new Set([...bare, ...own])];
      bare = isBare ? group : [];
    }
    const tickers = distributes ? named : group.length > 0 ? group : named.slice(0, 1);
    return { ...part, roles: rolesIn(words), tickers, statement };
  });
}

/** Whether a part consists of the names of tickers alone, as in a list of them. */
function isOnlyNames(plain: PlainText, mentions: readonly Mention[], part: Span): boolean {
  let rest = plain.folded.slice(part.start, part.end);
  for (const { start, end } of mentions) {
    if (start < part.start || end > part.end) continue;
    rest = rest.replace(plain.folded.slice(start, end), '');
  }
  return !/[\p{L}\d]/u.test(rest);
}

function tableSegments(
  plain: PlainText,
  mentions: readonly Mention[],
  rows: readonly Span[],
  carried: readonly string[],
): Segment[] {
  const cellsOf = (row: Span): Span[] => cellsIn(plain.folded, row);
  const isRule = ({ start, end }: Span) => TABLE_RULE.test(plain.folded.slice(start, end));
  const header = rows.length > 1 && rows[0] ? cellsOf(rows[0]) : [];
  const textOf = (cell: Span | undefined): string =>
    cell ? plain.folded.slice(cell.start, cell.end) : '';
  return rows
    .filter((row) => !isRule(row))
    .flatMap((row, index) => {
      const cells = cellsOf(row);
      const named = tickersIn(mentions, row);
      const heads = index > 0 ? header : [];
      return cells.map((cell, column) => {
        const head = heads[column];
        const above = head ? tickersIn(mentions, head) : [];
        const own = tickersIn(mentions, cell);
        const tickers = own.length > 0 ? own : named.length > 0 ? named : above;
        const beside = rolesIn(`${textOf(cell)} ${textOf(head)}`);
        const roles = beside.size > 0 ? beside : rolesIn(textOf(cells[0]));
        const statement: Statement = {
          roles: rolesIn(`${textOf(row)} ${textOf(head)}`),
          tickers: named.length > 0 ? named : above,
          carried,
          hasLetters: /\p{L}/u.test(textOf(row)),
        };
        return { ...cell, roles, tickers, statement };
      });
    });
}

/** The cells of a row, empty ones too, so that each stands in its column. */
function cellsIn(text: string, { start, end }: Span): Span[] {
  const line = text.slice(start, end);
  const lead = /^\s*\|/.exec(line)?.[0].length ?? 0;
  const trail = /\|\s*$/.exec(line)?.[0].length ?? 0;
  const cells: Span[] = [];
  let from = start + lead;
  const last = Math.max(from, end - trail);
  for (let at = from; at <= last; at++) {
    if (at < last && text[at] !== '|') continue;
    cells.push({ start: from, end: at });
    from = at + 1;
  }
  return cells;
}

const tickersIn = (mentions: readonly Mention[], { start, end }: Span): readonly string[] => [
  ...new Set(
    mentions
      .filter((mention) => mention.start >= start && mention.end <= end)
      .map(({ ticker }) => ticker),
  ),
];

/** The parts of a text between what parts it. */
function spansBetween(text: string, start: number, end: number, parting: RegExp): Span[] {
  const spans: Span[] = [];
  const part = text.slice(start, end);
  let from = start;
  for (const found of part.matchAll(parting)) {
    const at = start + found.index;
    if (at > from) spans.push({ start: from, end: at });
    from = at + found[0].length;
  }
  if (end > from) spans.push({ start: from, end });
  return spans;
}
