import { readFileSync, writeFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';

interface PageRow {
  readonly pageno: number;
  readonly pagetype: string;
}

/** Returns the pages of a table or index; `leaf` pages hold its rows. */
function pagesOf(path: string, name: string): readonly PageRow[] {
  const database = new SqliteDatabase(path, { readonly: true });
  try {
    return database
      .prepare('SELECT pageno, pagetype FROM dbstat WHERE name = ? ORDER BY pageno')
      .all(name) as PageRow[];
  } finally {
    database.close();
  }
}

const pageSize = (bytes: Buffer): number => {
  const size = bytes.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
};

/** Zeroes the last leaf page of a table or index. */
export function zeroLeaf(path: string, name: string): void {
  const leaf = pagesOf(path, name).findLast(({ pagetype }) => pagetype === 'leaf');
  if (!leaf) throw new Error(`${name} has no leaf page`);
  zeroPage(path, leaf.pageno);
}

export function zeroPage(path: string, page: number): void {
  const bytes = readFileSync(path);
  const size = pageSize(bytes);
  bytes.fill(0, (page - 1) * size, page * size);
  writeFileSync(path, bytes);
}

/**
 * Flips the lowest bit of the last letter of `text` in the pages of an index, but not in its table.
 */
export function flipBitInIndex(path: string, name: string, text: string): void {
  const bytes = readFileSync(path);
  const size = pageSize(bytes);
  for (const { pageno } of pagesOf(path, name)) {
    const start = (pageno - 1) * size;
    const found = bytes.indexOf(text, start);
    if (found === -1 || found >= start + size) continue;
    const last = found + text.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    return;
  }
  throw new Error(`${text} is not in ${name}`);
}

export const pageCount = (path: string): number => {
  const bytes = readFileSync(path);
  return bytes.length / pageSize(bytes);
};
