import { existsSync } from 'node:fs';
import { copyPages, openForInspection } from '../file/inspection.ts';
import { rebuildIndexes } from '../file/rebuild-indexes.ts';
import { syncFile } from '../folder.ts';
import { type Damage, findDamage } from './damage.ts';

/** The result of checking or repairing a database. */
export interface Examined {
  /** The remaining damage; undefined if the database is sound. */
  readonly damage: Damage | undefined;
  /** The rebuilt indexes. */
  readonly rebuilt: readonly string[];
}

/** Checks a whole database. */
export function examine(path: string): Damage | undefined {
  const inspection = openForInspection(path);
  try {
    return findDamage(inspection);
  } finally {
    inspection.close();
  }
}

/**
 * Rebuilds damaged indexes from their tables, after copying the database page by page. Rows are
 * never changed.
 *
 * @param copy path of the copy
 */
export async function repairIndexes(path: string, copy: string, damage: Damage): Promise<Examined> {
  if (damage.indexes.length === 0) return { damage, rebuilt: [] };
  if (!existsSync(copy)) {
    await copyPages(path, copy);
    syncFile(copy);
  }
  try {
    rebuildIndexes(path, damage.indexes);
  } catch (error) {
    const what = `${damage.what}, and cannot be rebuilt (${(error as Error).message})`;
    return { damage: { what, indexes: [] }, rebuilt: [] };
  }
  return { damage: examine(path), rebuilt: damage.indexes };
}
