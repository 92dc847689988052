export type Alignment = 'left' | 'center' | 'right';

interface Table {
  alignments: Alignment[];
  header: string[];
  rows: string[][];
  /** The index of the line after the table. */
  next: number;
}

const MARK = /^:?-+:?$/;

/**
 * Parses the table that starts at a line: a line of headings between bars, a line of dashes that also
 * aligns the columns, then the rows. Null if no table starts there. Each row has as many cells as there
 * are headings.
 */
export function readTable(lines: readonly string[], at: number): Table | null {
  const header = cellsOf(lines[at]);
  const marks = cellsOf(lines[at + 1]);
  if (!header || marks?.length !== header.length || !marks.every((mark) => MARK.test(mark))) {
    return null;
  }
  const rows: string[][] = [];
  let next = at + 2;
  for (let cells = cellsOf(lines[next]); cells; cells = cellsOf(lines[++next])) {
    const row = cells;
    rows.push(header.map((_, column) => row[column] ?? ''));
  }
  return { alignments: marks.map(alignmentOf), header, rows, next };
}

/** Returns the cells between the bars of a line; `\|` is a literal bar. Null if there are none. */
function cellsOf(line: string | undefined): string[] | null {
  if (!line?.includes('|')) return null;
  const cells = line
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.length > 0 ? cells : null;
}

function alignmentOf(mark: string): Alignment {
  if (!mark.endsWith(':')) return 'left';
  return mark.startsWith(':') ? 'center' : 'right';
}
