import { readFileSync } from 'node:fs';

/** One row of the table in `phrasings.md`, which says what its columns mean. */
export interface Phrasing {
  readonly section: string;
  /** The messages of a conversation; the row is about the last one. */
  readonly said: readonly string[];
  readonly actions: readonly string[];
  /** The texts that the answer must contain, in this order. */
  readonly says: readonly string[];
}

/** Reads a table of this folder. Throws if a row has not three columns. */
export function readPhrasings(table = 'phrasings.md'): Phrasing[] {
  const phrasings: Phrasing[] = [];
  let section = '';
  for (const line of readFileSync(new URL(`./${table}`, import.meta.url), 'utf8').split('\n')) {
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
