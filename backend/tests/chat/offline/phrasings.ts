import { readFileSync } from 'node:fs';

/** One row of the table in `phrasings.md`, which says what its columns mean. */
export interface Phrasing {
  readonly section: string;
  /** The messages of a conversation; the row is about the last. */
  readonly said: readonly string[];
  readonly actions: readonly string[];
  /** What has to stand in the answer, in this order. */
  readonly says: readonly string[];
}

const TABLE = new URL('./phrasings.md', import.meta.url);

/** Reads the table. Throws where a row has not three columns. */
export function readPhrasings(): Phrasing[] {
  const phrasings: Phrasing[] = [];
  let section = '';
  for (const line of readFileSync(TABLE, 'utf8').split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3).trim();
    if (!line.startsWith('|') || /^\|(?: Said |-)/.test(line)) continue;
    const cells = line.split('|').slice(1, -1);
    const [said, actions, says] = cells.map((cell) => cell.trim());
    if (cells.length !== 3 || !said) throw new Error(`this row is not complete: ${line}`);
    phrasings.push({
      section,
      said: said.split('→').map((message) => message.trim().replaceAll('<br>', '\n')),
      actions: listed(actions, ','),
      says: listed(says, '…'),
    });
  }
  return phrasings;
}

const listed = (cell: string | undefined, separator: string): readonly string[] =>
  (cell ?? '')
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
