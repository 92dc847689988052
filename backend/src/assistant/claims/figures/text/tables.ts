import {
  type Findings,
  rolesWithin,
  type Segment,
  type Span,
  type Statement,
  textOf,
  tickersIn,
} from './spans.ts';

const RULE = /^[\s|:-]+$/;
const LETTER = /\p{L}/u;

/** Returns true if a line is a table row. */
export const isRow = (line: string): boolean =>
  line.includes('|') && (line.indexOf('|') !== line.lastIndexOf('|') || /^\s*\|/.test(line));

/**
 * Splits a table into cells. A figure is about the ticker of its row or of its column's header; the
 * header or the row's first cell says what it is.
 */
export function tableSegments(
  findings: Findings,
  rows: readonly Span[],
  carried: readonly string[],
): Segment[] {
  const [first, ...others] = rows.filter((row) => !RULE.test(textOf(findings, row)));
  if (!first) return [];
  const heads = cellsIn(findings, first);
  return [
    ...rowSegments(findings, first, [], carried),
    ...others.flatMap((row) => rowSegments(findings, row, heads, carried)),
  ];
}

function rowSegments(
  findings: Findings,
  row: Span,
  heads: readonly Span[],
  carried: readonly string[],
): Segment[] {
  const cells = cellsIn(findings, row);
  const named = tickersIn(findings, row);
  const hasLetters = LETTER.test(textOf(findings, row));
  return cells.map((cell, column) => {
    const head = heads[column];
    const above = head ? tickersIn(findings, head) : [];
    const own = tickersIn(findings, cell);
    const beside = rolesWithin(findings, cell, head);
    // The first cell of a row of cash or totals takes precedence over the column header.
    const label = rolesWithin(findings, cells[0]);
    const isOfRow = beside.size === 0 || label.has('cash') || label.has('total');
    const statement: Statement = {
      roles: rolesWithin(findings, row, head),
      tickers: named.length > 0 ? named : above,
      carried,
      hasLetters,
    };
    return {
      ...cell,
      roles: isOfRow ? rolesWithin(findings, cell, head, cells[0]) : beside,
      tickers: own.length > 0 ? own : statement.tickers,
      statement,
    };
  });
}

/** Returns the cells of a row, including empty ones, so that positions match the columns. */
function cellsIn({ folded }: Findings, { start, end }: Span): Span[] {
  const line = folded.slice(start, end);
  const lead = /^\s*\|/.exec(line)?.[0].length ?? 0;
  const trail = /\|\s*$/.exec(line)?.[0].length ?? 0;
  const cells: Span[] = [];
  let from = start + lead;
  const last = Math.max(from, end - trail);
  for (let at = from; at <= last; at++) {
    if (at < last && folded[at] !== '|') continue;
    cells.push({ start: from, end: at });
    from = at + 1;
  }
  return cells;
}
