import { existsSync } from 'node:fs';
import { openForInspection, rebuildIndexes } from '../connection.ts';
import { syncFile } from '../folder.ts';
import { type Damage, findDamage } from './damage.ts';

/** What became of a damaged database. */
export interface Examined {
  /** What is wrong with it now; undefined if it is sound. */
  readonly damage: Damage | undefined;
  /** The indexes that were built anew. */
  readonly rebuilt: readonly string[];
}

/** Checks a database whole. */
export function examine(path: string): Damage | undefined {
  const inspection = openForInspection(path);
  try {
    return findDamage(inspection);
  } finally {
    inspection.close();
  }
}

/**
 * Builds damaged indexes anew out of their tables, after a copy of the database was made page by
 * page. Rows are never changed.
 *
 * @param copy where the copy goes
 */
export async function repairIndexes(path: string, copy: string, damage: Damage): Promise<Examined> {
  if (damage.indexes.length === 0) return { damage, rebuilt: [] };
  if (!existsSync(copy)) {
    const inspection = openForInspection(path);
    try {
      await inspection.copyPages(copy);
    } finally {
      inspection.close();
    }
    syncFile(copy);
  }
  try {
    rebuildIndexes(path, damage.indexes);
  } catch (error) {
    const what = `${damage.what}, and cannot be built anew (${(error as Error).message})`;
    return { damage: { what, indexes: [] }, rebuilt: [] };
  }
  return { damage: examine(path), rebuilt: damage.indexes };
}
