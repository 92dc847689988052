import { foldedPattern } from './characters.ts';
import {
  type Findings,
  rolesWithin,
  type Segment,
  type Span,
  type Statement,
  spansBetween,
  textOf,
  tickersIn,
} from './spans.ts';
import { isRow, tableSegments } from './tables.ts';

const SENTENCE_END = /[.!?;\u2026](?=[\s"')\]]|$)/g;
const PART_END = foldedPattern(
  String.raw`,(?!\d)|(?<!\d),|\s(?:and|und|et|y|e|и|og|but|while|pero|aber|mais|sowie|plus|or|oder|o|ou)\s|[()[\]\u00b7\u2022\u2192\t]|\s[\u2013\u2014/-]\s`,
  'gu',
);
const DISTRIBUTES = foldedPattern(
  'respectively|respectivamente|respectivement|beziehungsweise|rispettivamente|each|соответственно',
);
const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\d]/u;

/** Splits a text into the segments that contain its figures, in order. */
export function segmentsOf(findings: Findings): readonly Segment[] {
  const { folded } = findings;
  const segments: Segment[] = [];
  let carried: readonly string[] = [];
  const take = (parts: readonly Segment[]): void => {
    segments.push(...parts);
    carried =
      parts.findLast(({ statement }) => statement.tickers.length > 0)?.statement.tickers ?? carried;
  };
  const rows: Span[] = [];
  for (const line of spansBetween(folded, { start: 0, end: folded.length }, /\n/g)) {
    if (isRow(textOf(findings, line))) {
      rows.push(line);
      continue;
    }
    take(tableSegments(findings, rows.splice(0), carried));
    for (const sentence of spansBetween(folded, line, SENTENCE_END)) {
      take(sentenceSegments(findings, sentence, carried));
    }
  }
  take(tableSegments(findings, rows, carried));
  return segments;
}

function sentenceSegments(
  findings: Findings,
  sentence: Span,
  carried: readonly string[],
): Segment[] {
  const text = textOf(findings, sentence);
  const named = tickersIn(findings, sentence);
  const statement: Statement = {
    roles: rolesWithin(findings, sentence),
    tickers: named,
    carried,
    hasLetters: LETTER.test(text),
  };
  const distributes = named.length > 1 && DISTRIBUTES.test(text);
  let group: readonly string[] = [];
  let bare: readonly string[] = [];
  return spansBetween(findings.folded, sentence, PART_END).map((part) => {
    const own = tickersIn(findings, part);
    if (own.length > 0) {
      group = [...new Set([...bare, ...own])];
      bare = isOnlyNames(findings, part) ? group : [];
    }
    const tickers = distributes ? named : group.length > 0 ? group : named.slice(0, 1);
    return { ...part, roles: rolesWithin(findings, part), tickers, statement };
  });
}

/** Returns true if a part consists only of ticker names, as in an enumeration. */
function isOnlyNames({ folded, mentions }: Findings, { start, end }: Span): boolean {
  let from = start;
  for (const mention of mentions) {
    if (mention.start < start || mention.end > end) continue;
    if (LETTER_OR_DIGIT.test(folded.slice(from, mention.start))) return false;
    from = mention.end;
  }
  return !LETTER_OR_DIGIT.test(folded.slice(from, end));
}
